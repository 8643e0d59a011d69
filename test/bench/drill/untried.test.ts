import { check } from '../../../bench/drill/checker/check.ts';
import { holds } from '../../../bench/drill/checker/verdict.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import { claimsOf } from '../../../bench/drill/report/claims.ts';
import { BEN, patched, SEOUL } from '../../lambdas/domain/factories.ts';
import { CITY, COMMITS, COMMITTED_MS, commitAt, HEADS, HEALED_MS, HELLO, LATER } from './commits.ts';
import { asked, finishedAs, questionAt } from './questions.ts';
import { foreign, listed, page, read, told, withCommits, world } from './world.ts';

it('holds no claim that nothing put to the test', () => {
  const { evidence } = world();
  const nothing = { ...evidence, replicas: [], letters: [] };
  const verdicts = check([], nothing);
  expect(verdicts.filter(holds)).toEqual([]);
  expect(claimsOf(verdicts).map((row) => row.holds)).toEqual(verdicts.map(() => 'NOT TRIED'));
  const question = questionAt(10);
  const answered = asked([question, finishedAs(question)]);
  expect(check(answered.entries, answered.evidence).filter((verdict) => !holds(verdict))).toEqual([]);
});

it('takes no read without after= and no refusal for lack of a region as a test', () => {
  const { entries, evidence } = world();
  const mute = entries.filter(({ seen }) => seen.op !== 'read' && seen.op !== 'foreign');
  const untried = check([...mute, read({}), foreign(503)], evidence).filter(({ tried }) => tried === 0);
  expect(untried.map(({ id }) => id)).toEqual(['stale', 'foreign', 'answers']);
});

it('takes no status for a test that tells of no end', () => {
  const { entries, evidence } = world();
  const mute = entries.filter(({ seen }) => seen.op !== 'status');
  const lies = (...asked: Entry[]) =>
    check([...mute, ...asked], evidence).find(({ id }) => id === 'lies')?.tried;
  const pending = told({ end: 'pending', lane: undefined });
  expect(lies(pending, told({ withAccepted: false, end: undefined }, 404))).toBe(0);
  expect(lies(told({}), pending)).toBe(2);
  expect(lies(told({ withAccepted: true, end: undefined }, 404))).toBe(1);
});

it('tells how much was tried while faults lasted', () => {
  const { entries, evidence } = world();
  const late = entries.map((entry) => ({ ...entry, atMs: HEALED_MS }));
  const amid = (all: readonly Entry[], healedAt = evidence.healedAt) =>
    check(all, { ...evidence, healedAt, listeners: [] }).flatMap((one) =>
      one.amid === undefined ? [] : [[one.id, one.amid]],
    );
  const early = [...entries, listed([HELLO]), { ...read({ after: HEADS }), atMs: HEALED_MS }];
  expect(Object.fromEntries(amid(early))).toMatchObject({ lost: 4, stale: 2, gaps: 3, foreign: 1, lies: 2 });
  expect(amid(late, COMMITTED_MS).every(([, count]) => count === 0)).toBe(true);
});

it('tells reads of what another region committed, and subscribers who change regions', () => {
  const { entries, evidence } = world();
  const abroad = { ...read({ after: LATER.event.id }), region: 'us-east-1' };
  const among = check([...entries, abroad, { ...page(HEADS, []), region: 'us-east-1' }], evidence).map(
    (verdict) => verdict.among,
  );
  expect(among).toContain('3 reads, 0 told 304, 3 with after=, 1 for an event of another region');
  expect(among).toContain('1 subscribers, 3 commits, 1 changes of region');
});

it('tells how often something came again that must not count twice', () => {
  const { entries, evidence } = world();
  const doubles = check(entries, { ...evidence, duplicated: 7 }).find(({ id }) => id === 'double');
  expect(doubles?.tried).toBe(8);
});

it('tells of how many accepted writes the end was asked', () => {
  const { entries, evidence } = world();
  const ends = check(entries, evidence).find(({ id }) => id === 'unknown');
  expect(ends?.among).toBe('asked of 1 of 4');
});

it('tells how many patches are under an id that another one has', () => {
  const rivals = [patched(1, { city: 'Rome' }), patched(1, { city: 'Milan' }, BEN)];
  const { entries, evidence } = withCommits([...COMMITS, commitAt(SEOUL, 2, ...rivals, CITY)]);
  const lost = check(entries, evidence).find(({ id }) => id === 'lost');
  expect(lost?.among).toBe(
    '4 accepted writes, 0 of them unreadable, 1 dead letters, 2 patches under the id of another',
  );
});
