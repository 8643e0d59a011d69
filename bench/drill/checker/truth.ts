import { identityOf } from '../../../lambdas/domain/lane.ts';
import { grouped } from '../../../lambdas/store/grouped.ts';
import type { Evidence, Replica, StoredCommit } from '../evidence.ts';
import { type Entry, isAccepted, type Seen, sentBefore, type Write, writesIn } from '../history.ts';

/** Where an event was committed, and when by its region's clock. */
export interface Place {
  readonly lane: string;
  readonly version: number;
  readonly committedMs: number;
}

/** The history and the evidence, arranged for looking things up. */
export interface Truth {
  readonly entries: readonly Entry[];
  readonly evidence: Evidence;
  readonly writes: readonly Write[];
  /** Every lane as its own region has it. */
  readonly commits: readonly StoredCommit[];
  readonly bySession: ReadonlyMap<string, readonly StoredCommit[]>;
  /** `session identity` → where it was committed. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

export function truthOf(entries: readonly Entry[], evidence: Evidence): Truth {
  const commits = evidence.replicas.flatMap((replica, at) =>
    replica.commits.filter(
      ({ lane }) => (homeOf(lane, evidence.replicas) ?? evidence.replicas[0]) === evidence.replicas[at],
    ),
  );
  return {
    entries,
    evidence,
    writes: entries.flatMap(writesIn),
    commits,
    bySession: grouped(commits, ({ session }) => session),
    places: placesIn(commits),
  };
}

/** The region that alone writes a lane; undefined for a lane that names none. */
export function homeOf(lane: string, replicas: readonly Replica[]): Replica | undefined {
  return replicas.find(({ region }) => lane.startsWith(`${region}.`));
}

/** By what an event is found in a session. */
export function keyOf(session: string, id: string, source: string): string {
  return `${session} ${identityOf({ id, source })}`;
}

/** Each accepted write once, however often it was sent. */
export function acceptedKeys({ writes }: Truth): string[] {
  return [...new Set(writes.filter(isAccepted).map(keyOfWrite))];
}

export function keyOfWrite({ session, eventId, author }: Write): string {
  return keyOf(session, String(eventId), author);
}

type EntryOf<Op extends Seen['op']> = Entry & { readonly seen: Extract<Seen, { op: Op }> };

/** Those of these requests that were sent before the faults were lifted. */
export function amidFaults<T extends Entry>({ evidence: { healedMs } }: Truth, entries: readonly T[]): T[] {
  return sentBefore(healedMs, entries);
}

/** The entries of one kind. */
export function seenIn<Op extends Seen['op']>(entries: readonly Entry[], op: Op): EntryOf<Op>[] {
  return entries.filter((entry): entry is EntryOf<Op> => entry.seen.op === op);
}

function placesIn(commits: readonly StoredCommit[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { session, lane, version, committedMs, events } of commits) {
    for (const { id, source } of events) {
      const key = keyOf(session, id, source);
      places.set(key, [...(places.get(key) ?? []), { lane, version, committedMs }]);
    }
  }
  return places;
}
