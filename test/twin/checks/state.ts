import { type Cursor, covers, formatCursor } from '../../../lambdas/domain/cursor.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import type { Placed } from '../../../lambdas/store/event-store.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Region } from '../cloud/region.ts';
import type { Person } from '../cloud/world.ts';

/** Which state a read wanted: the newest, not before an event of the reader's or heads, or that at such an event. */
export type When =
  | 'now'
  | { readonly after: string }
  | { readonly afterHeads: Cursor }
  | { readonly at: string };

export interface StateAsked {
  readonly person: Person;
  readonly sessionId: string;
  readonly when: When;
  /** The farthest that the region had shown before the read began. */
  readonly shown: Cursor;
}

/** A state is that of its heads, to the byte; is not from before what was asked for, nor from before an earlier read. */
export function expectState(cloud: Cloud, region: Region, asked: StateAsked, answer: Answer): Cursor {
  const { truth, court } = cloud;
  const { sessionId, when, shown } = asked;
  const { heads } = JSON.parse(answer.body) as { heads: Cursor };
  const where = `${region.name} at ${formatCursor(heads)}`;
  const wanted = `{"sessionId":"${sessionId}","heads":${formatCursor(heads)},"profile":${truth.profile(sessionId, heads)}}`;
  court.expect(
    answer.body === wanted,
    'P3',
    () => `${where} answers ${answer.body} where its events come to ${wanted}`,
  );
  court.expect(
    covers(truth.heads(sessionId), heads),
    'P3',
    () => `${where} is beyond ${formatCursor(truth.heads(sessionId))}, which is all there is`,
  );
  const isPast = typeof when === 'object' && 'at' in when;
  court.expect(
    isPast || covers(heads, shown),
    'P4',
    () => `${where} has shown ${formatCursor(shown)} before`,
  );
  court.expect(isWanted(cloud, asked, heads), 'P4', () => `${where} is not as of ${JSON.stringify(when)}`);
  const ids = truth.events(sessionId, heads).map(({ event }) => event.id);
  const newest = ids.sort().at(-1);
  court.expect(
    answer.headers['meridian-clock'] === newest,
    'clock',
    () => `${where} tells ${answer.headers['meridian-clock']} as its newest id, not ${newest}`,
  );
  return heads;
}

function isWanted(cloud: Cloud, { person, sessionId, when }: StateAsked, heads: Cursor): boolean {
  if (when === 'now') {
    return true;
  }
  if ('afterHeads' in when) {
    return covers(heads, when.afterHeads);
  }
  const identity = `${'after' in when ? when.after : when.at}#${person.key}`;
  const places = cloud.truth.places(sessionId, identity);
  return places
    .filter(({ lane, version }) => (heads[lane] ?? 0) >= version)
    .some((place) => 'after' in when || isNothingLater(cloud, sessionId, heads, place));
}

/** Whether every lane ends with a commit that is not later than the one at a place. */
function isNothingLater({ truth }: Cloud, sessionId: string, heads: Cursor, place: Placed): boolean {
  const committedAt = (lane: string, version: number): string =>
    truth.lane(sessionId, lane)[version - 1]?.committedAt ?? '';
  const latest = committedAt(place.lane, place.version);
  return Object.entries(heads).every(([lane, version]) => committedAt(lane, version) <= latest);
}
