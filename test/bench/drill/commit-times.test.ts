import type { StoredCommit } from '../../../bench/drill/evidence.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import { DUBLIN, SEOUL } from '../../lambdas/domain/factories.ts';
import { CITY, COMMITS, COMMITTED_MS, commitAt, HEADS, HEALED_MS, HELLO, LATER } from './commits.ts';
import { against, past, withCommits, withEntries, world, written } from './world.ts';

const BEGAN_MS = COMMITTED_MS + 1 - HEALED_MS;
const isLast = ({ lane, version }: StoredCommit) => lane === DUBLIN && version === 2;

/** The usual world, whose last commit is of that time; what was read of the past is left out. */
function timed(committedMs: number): Record<string, number> {
  const commits = COMMITS.map((one) => (isLast(one) ? { ...one, committedMs } : one));
  const entries = world().entries.filter(({ seen }) => seen.op !== 'past');
  return against({ entries, evidence: withCommits(commits).evidence });
}

it('allows two commits of one time, and what clocks are off by', () => {
  expect(timed(COMMITTED_MS)).toEqual({});
  expect(timed(COMMITTED_MS + 4_000)).toEqual({});
});

it('finds a time that decreases along its lane', () => {
  expect(timed(COMMITTED_MS - 1)).toEqual({ times: 1 });
  expect(timed(Number.NaN).times).toBe(1);
});

it('finds a commit of a time long before its event was sent', () => {
  const late = (afterMs: number) => {
    const commits = COMMITS.map((one) => ({ ...one, committedMs: BEGAN_MS + afterMs - 5_001 }));
    const entries = world().entries.filter(({ seen }) => seen.op === 'page' || seen.op === 'read');
    const writes = [CITY, LATER].map((event) => ({ ...written(event), atMs: afterMs }));
    return against({ entries: [...entries, ...writes], evidence: withCommits(commits).evidence }).times;
  };
  expect(late(900)).toBe(2);
});

it('counts from the first time that something was sent', () => {
  const again = { ...written(LATER, {}, true), atMs: 60_000 };
  expect(against(withEntries(again)).times).toBeUndefined();
});

it('finds a commit of a time long after everything was over, or after it was seen', () => {
  expect(timed(COMMITTED_MS + 60_000)).toEqual({ times: 1 });
  expect(timed(BEGAN_MS + 1 + 5_001)).toEqual({ times: 1 });
});

it('finds an instant of which too much is told, or too little, or other than it was', () => {
  const [, first] = COMMITS as [StoredCommit, StoredCommit];
  const heads = { [DUBLIN]: first.version };
  const faults = (...entries: readonly Entry[]) => against(withEntries(...entries)).times;
  expect(faults(past(COMMITTED_MS))).toBeUndefined();
  expect(faults(past(COMMITTED_MS - 1))).toBe(1);
  expect(faults(past(COMMITTED_MS - 1, {}, {}))).toBeUndefined();
  expect(faults(past(COMMITTED_MS, heads))).toBe(1);
  expect(faults(past(COMMITTED_MS, undefined, { city: 'Seoul' }))).toBe(1);
});

it('takes an event for the instant of its commit, or of either where two lanes have it', () => {
  const apart = COMMITS.map((one) => (isLast(one) ? { ...one, committedMs: COMMITTED_MS + 5 } : one));
  const again = { ...commitAt(SEOUL, 2, LATER), committedMs: COMMITTED_MS + 9 };
  const entries = world().entries.filter(({ seen }) => seen.op !== 'past');
  const faults = (told: Entry, commits = apart) =>
    against({ entries: [...entries, told], evidence: withCommits(commits).evidence }).times;
  expect(faults(past(LATER.event.id))).toBeUndefined();
  expect(faults(past(CITY.event.id))).toBe(1);
  // Of another author, who alone may name it.
  expect(faults(past(HELLO.event.id))).toBe(1);
  expect(faults(past(LATER.event.id), [...apart, again])).toBeUndefined();
  expect(faults(past(LATER.event.id, { ...HEADS, [SEOUL]: 2 }), [...apart, again])).toBeUndefined();
});
