import { type Commit, identityOf } from './lane.ts';
import { isMessage } from './message.ts';

/** Messages of each lane, counted from the lane's first. */
export type Counts = Readonly<Record<string, number>>;

/** How far somebody has read in a session. */
export interface Reading {
  readonly read: Counts;
  /** What the lanes have. */
  readonly messages: Counts;
  readonly unread: number;
}

/**
 * What somebody's marks mean where lanes have so many messages: nobody has read what is not there. A message that
 * several lanes have, since it was sent to a region before it had come from another, is one message, and read where
 * any of them is marked: as far as these commits, the newest of their lanes, tell.
 */
export function readingOf(marks: Counts, messages: Counts, newest: readonly Commit[] = []): Reading {
  const lanes = Object.entries(messages);
  const read = Object.fromEntries(lanes.map(([lane, count]) => [lane, Math.min(marks[lane] ?? 0, count)]));
  const behind = lanes.reduce((sum, [lane, count]) => sum + count - (read[lane] ?? 0), 0);
  return { read, messages, unread: behind - repeatedAmong(newest, read, messages) };
}

/** Where a lane has a message: the how manieth of its messages it is. */
interface Place {
  readonly lane: string;
  readonly at: number;
}

/** How many of the unread ones are there again, or were read elsewhere. */
function repeatedAmong(commits: readonly Commit[], read: Counts, messages: Counts): number {
  const places = new Map<string, Place[]>();
  for (const [identity, place] of commits.flatMap(placesIn)) {
    // What came since the lanes were counted is none of theirs.
    if (place.at <= (messages[place.lane] ?? 0)) {
      places.set(identity, [...(places.get(identity) ?? []), place]);
    }
  }
  return [...places.values()].reduce((sum, all) => {
    const unread = all.filter(({ lane, at }) => at > (read[lane] ?? 0)).length;
    return sum + (unread === all.length ? unread - 1 : unread);
  }, 0);
}

function placesIn({ lane, events, messages }: Commit): [identity: string, place: Place][] {
  const sent = events.filter(({ event }) => isMessage(event));
  return sent.map(({ event }, index) => [
    identityOf(event),
    { lane, at: messages - sent.length + index + 1 },
  ]);
}
