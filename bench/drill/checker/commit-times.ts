import { isEventId } from '../../../lambdas/domain/event-id.ts';
import { grouped } from '../../../lambdas/store/grouped.ts';
import { digestOf } from '../clients/reading.ts';
import type { StoredCommit } from '../evidence.ts';
import type { Entry, Heads } from '../history.ts';
import type { Past } from '../told-in-the-end.ts';
import { type Oracle, oracleOf } from './oracle.ts';
import { keyOf, keyOfWrite, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type PastEntry = Entry & { readonly seen: Past };

/** The clock of a region is off by four seconds at most while a fault wants it so: nemesis/fault-kinds.ts. */
const CLOCK_OFF_MS = 5_000;

/**
 * A commit's time never decreases along its lane, is after its events were sent and before anybody saw it; and what is
 * told of an instant, or of an event, is just what was committed by then, of each lane.
 */
export function commitTimes(truth: Truth): Verdict {
  const past = seenIn(truth.entries, 'past').filter(({ status }) => status === 200);
  const commits = truth.commits.length;
  return {
    id: 'times',
    claim:
      'times never decrease along a lane, are those at which it grew, and ?at= answers what was there by then',
    among: `${commits} commits, ${past.length} reads of the past`,
    tried: past.length === 0 ? 0 : commits + past.length,
    violations: [...decreasing(truth), ...beforeSent(truth), ...afterSeen(truth), ...unlikePast(truth, past)],
  };
}

function decreasing({ commits }: Truth): string[] {
  return [...lanesIn(commits).values()].flatMap((lane) =>
    lane.flatMap((commit, at) => {
      // What is no time at all is not after anything.
      const beforeMs = lane[at - 1]?.committedMs ?? 0;
      const isAfter = commit.committedMs >= beforeMs;
      return isAfter
        ? []
        : [`${placeOf(commit)} is of ${timeOf(commit.committedMs)}, after ${timeOf(beforeMs)}`];
    }),
  );
}

/** Each in the order of its versions. */
function lanesIn(commits: readonly StoredCommit[]): Map<string, StoredCommit[]> {
  const inOrder = [...commits].sort((one, other) => one.version - other.version);
  return grouped(inOrder, ({ session, lane }) => `${session} ${lane}`);
}

/** Of events whose requests are known by their ids; the first time that one was sent counts. */
function beforeSent({ entries, commits, evidence }: Truth): string[] {
  const sentMs = new Map<string, number>();
  for (const { seen, atMs } of entries) {
    const writes = seen.op === 'write' ? seen.writes : [];
    for (const key of writes.map(keyOfWrite)) sentMs.set(key, Math.min(atMs, sentMs.get(key) ?? atMs));
  }
  return commits.flatMap((commit) => {
    const known = commit.events.map(({ id, source }) => sentMs.get(keyOf(commit.session, id, source)) ?? 0);
    const newestMs = beganAt(evidence) + Math.max(0, ...known) - CLOCK_OFF_MS;
    const isEarly = known.some((ms) => ms > 0) && commit.committedMs < newestMs;
    return isEarly
      ? [`${placeOf(commit)} is of ${timeOf(commit.committedMs)}, before its events were sent`]
      : [];
  });
}

/** On a page of events, or when all was over. */
function afterSeen({ entries, commits, evidence }: Truth): string[] {
  const seenMs = new Map<string, number>();
  for (const { seen, atMs, tookMs } of seenIn(entries, 'page')) {
    for (const { lane, version } of seen.commits ?? []) {
      const place = placeOf({ session: seen.session, lane, version });
      seenMs.set(place, Math.min(atMs + tookMs, seenMs.get(place) ?? evidence.quietMs));
    }
  }
  return commits.flatMap((commit) => {
    const place = placeOf(commit);
    const latestMs = beganAt(evidence) + (seenMs.get(place) ?? evidence.quietMs) + CLOCK_OFF_MS;
    return commit.committedMs > latestMs
      ? [`${place} is of ${timeOf(commit.committedMs)}, after it was seen`]
      : [];
  });
}

/** When the history's clock began, in milliseconds since 1970. */
function beganAt({ healedAt, healedMs }: Truth['evidence']): number {
  return healedAt - healedMs;
}

function unlikePast({ bySession }: Truth, past: readonly PastEntry[]): string[] {
  const oracles = new Map<string, Oracle>();
  return past.flatMap(({ seen, region }) => {
    const { session, at, heads, digest } = seen;
    const commits = bySession.get(session) ?? [];
    const oracle = oracles.get(session) ?? oracleOf(commits);
    oracles.set(session, oracle);
    const wanted = instantsOf(seen, commits).map((atMs) => headsAt(commits, atMs));
    const isRight = wanted.some((one) => isSame(heads, one) && digest === digestOf(oracle.at(one)));
    const there = wanted.map((one) => JSON.stringify(one)).join(' or ') || 'nothing';
    return isRight
      ? []
      : [`${region} answered ${JSON.stringify(heads)} of ${session} at ${at}, where ${there} was there`];
  });
}

/** What was sent to two regions is committed twice, and both are its moments. */
function instantsOf({ at, reader }: Past, commits: readonly StoredCommit[]): number[] {
  if (!isEventId(at)) return [Date.parse(at)];
  return commits
    .filter(({ events }) => events.some(({ id, source }) => id === at && source === reader))
    .map(({ committedMs }) => committedMs);
}

function headsAt(commits: readonly StoredCommit[], atMs: number): Heads {
  const heads: Record<string, number> = {};
  for (const { lane, version, committedMs } of commits) {
    if (committedMs <= atMs) heads[lane] = Math.max(version, heads[lane] ?? 0);
  }
  return heads;
}

function isSame(one: Heads, other: Heads): boolean {
  return Object.keys({ ...one, ...other }).every((lane) => (one[lane] ?? 0) === (other[lane] ?? 0));
}

type Place = Pick<StoredCommit, 'session' | 'lane' | 'version'>;

function placeOf({ session, lane, version }: Place): string {
  return `${version} of ${lane} in ${session}`;
}

function timeOf(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : 'no time';
}
