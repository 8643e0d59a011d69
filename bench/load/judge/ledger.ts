import type { Accepted } from '../generate/outcome.ts';

/** A commit as a region's event store holds it. */
export interface StoredCommit {
  readonly sessionId: string;
  readonly lane: string;
  readonly version: number;
  readonly eventIds: readonly string[];
}

/** What became of every promise, in every region. All but `accepted` must be 0. */
export interface Ledger {
  readonly accepted: number;
  /** Accepted and not there, counted once for each region that lacks it. */
  readonly lost: number;
  /** There more than once in a region. */
  readonly duplicates: number;
  /** Versions missing before a lane's last one. */
  readonly gaps: number;
  /** A few of each, in words. */
  readonly examples: readonly string[];
}

const EXAMPLES = 5;

/** Holds every accepted write against what each region's event store has in the end. */
export function ledgerOf(
  accepted: readonly Accepted[],
  byRegion: ReadonlyMap<string, readonly StoredCommit[]>,
): Ledger {
  const entries = [...byRegion].map(([region, commits]) => {
    const places = timesOf(commits);
    return {
      lost: accepted.filter((one) => !places.has(keyOf(one))).map(({ eventId }) => `${eventId} in ${region}`),
      duplicates: accepted
        .filter((one) => (places.get(keyOf(one)) ?? 0) > 1)
        .map(({ eventId }) => `${eventId} in ${region}`),
      gaps: gapsIn(commits).map((gap) => `${gap} in ${region}`),
    };
  });
  const lost = entries.flatMap((entry) => entry.lost);
  const duplicates = entries.flatMap((entry) => entry.duplicates);
  const gaps = entries.flatMap((entry) => entry.gaps);
  const some = (what: string, found: readonly string[]) =>
    found.slice(0, EXAMPLES).map((one) => `${what}: ${one}`);
  return {
    accepted: accepted.length,
    lost: lost.length,
    duplicates: duplicates.length,
    gaps: gaps.length,
    examples: [...some('lost', lost), ...some('twice', duplicates), ...some('gap', gaps)],
  };
}

function keyOf({ sessionId, eventId }: Pick<Accepted, 'sessionId' | 'eventId'>): string {
  return `${sessionId} ${eventId}`;
}

function timesOf(commits: readonly StoredCommit[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { sessionId, eventIds } of commits) {
    for (const eventId of eventIds) {
      const key = keyOf({ sessionId, eventId });
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  return times;
}

/** One line for each version that is missing below its lane's highest. */
function gapsIn(commits: readonly StoredCommit[]): string[] {
  const lanes = new Map<string, Set<number>>();
  for (const { sessionId, lane, version } of commits) {
    const key = `${sessionId} ${lane}`;
    lanes.set(key, (lanes.get(key) ?? new Set()).add(version));
  }
  return [...lanes].flatMap(([lane, versions]) => {
    const highest = Math.max(...versions);
    const missing = Array.from({ length: highest }, (_, at) => at + 1).filter((one) => !versions.has(one));
    return missing.map((version) => `version ${version} of ${lane}`);
  });
}
