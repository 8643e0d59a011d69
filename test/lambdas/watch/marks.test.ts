import fc from 'fast-check';
import { areEqualMarks, nextMarks } from '../../../lambdas/watch/marks.ts';
import type { Observation, Verdict } from '../../../lambdas/watch/observation.ts';

const NOW_MS = 1_000_000;
const THREE = { regions: ['a', 'b', 'c'], nowMs: NOW_MS };

const seen = (region: string, sees: Record<string, Verdict>, ageMs = 0): Observation => ({
  region,
  api: `http://${region}`,
  sees,
  atMs: NOW_MS - ageMs,
});

test('one observer marks nobody', () => {
  expect(nextMarks({}, [seen('b', { a: 'down' }), seen('c', { a: 'up' })], THREE)).toEqual({});
});

test('two observers mark a region', () => {
  const both = [seen('b', { a: 'down', b: 'up' }), seen('c', { a: 'down' })];
  expect(nextMarks({}, both, THREE)).toEqual({ a: 'down' });
});

test('a region that finds itself down needs one neighbour to agree', () => {
  expect(nextMarks({}, [seen('a', { a: 'down' }), seen('c', { a: 'down' })], THREE)).toEqual({ a: 'down' });
});

test('an observation older than ten seconds does not count', () => {
  const observations = [seen('b', { a: 'down' }), seen('c', { a: 'down' }, 10_001)];
  expect(nextMarks({}, observations, THREE)).toEqual({});
  expect(nextMarks({}, [observations[0] as Observation, seen('c', { a: 'down' }, 10_000)], THREE)).toEqual({
    a: 'down',
  });
});

test('a clock that runs ahead counts as fresh', () => {
  expect(nextMarks({}, [seen('b', { a: 'down' }), seen('c', { a: 'down' }, -1_500)], THREE)).toEqual({
    a: 'down',
  });
});

test('a region comes back once somebody sees it up and the quorum is gone', () => {
  expect(nextMarks({ a: 'down' }, [seen('b', { a: 'down' }), seen('c', { a: 'up' })], THREE)).toEqual({});
});

test('silence brings nobody back', () => {
  expect(nextMarks({ a: 'down' }, [], THREE)).toEqual({ a: 'down' });
  expect(nextMarks({ a: 'down' }, [seen('b', { a: 'down' })], THREE)).toEqual({ a: 'down' });
});

test('what an operator drains stays so, up or down', () => {
  const down = [seen('b', { a: 'down' }), seen('c', { a: 'down' })];
  const up = [seen('b', { a: 'up' }), seen('c', { a: 'up' })];
  expect([nextMarks({ a: 'draining' }, down, THREE), nextMarks({ a: 'draining' }, up, THREE)]).toEqual([
    { a: 'draining' },
    { a: 'draining' },
  ]);
});

test('of two regions, the one neighbour is enough; one alone is never marked', () => {
  expect(nextMarks({}, [seen('b', { a: 'down' })], { regions: ['a', 'b'], nowMs: NOW_MS })).toEqual({
    a: 'down',
  });
  expect(nextMarks({}, [seen('a', { a: 'down' })], { regions: ['a'], nowMs: NOW_MS })).toEqual({});
});

test('a region outside the deployment is never marked', () => {
  expect(nextMarks({}, [seen('b', { z: 'down' }), seen('c', { z: 'down' })], THREE)).toEqual({});
});

test('whoever computes them from the same observations, in any order, marks the same and needs no second change', () => {
  const verdict = fc.constantFrom<Verdict>('up', 'down');
  const observation = fc.record({
    region: fc.constantFrom('a', 'b', 'c'),
    api: fc.constant(''),
    sees: fc.dictionary(fc.constantFrom('a', 'b', 'c'), verdict),
    atMs: fc.integer({ min: NOW_MS - 20_000, max: NOW_MS + 5_000 }),
  });
  const marks = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('down' as const, 'draining' as const),
  );
  fc.assert(
    fc.property(marks, fc.array(observation), (standing, observations) => {
      const next = nextMarks(standing, observations, THREE);
      expect(areEqualMarks(next, nextMarks(standing, [...observations].reverse(), THREE))).toBe(true);
      expect(areEqualMarks(next, nextMarks(next, observations, THREE))).toBe(true);
    }),
  );
});
