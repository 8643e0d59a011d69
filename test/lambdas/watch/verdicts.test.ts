import { afterProbes, type Standings, verdictsOf } from '../../../lambdas/watch/verdicts.ts';

const after = (...answers: boolean[]) =>
  verdictsOf(answers.reduce<Standings>((standings, a) => afterProbes(standings, { a }), {})).a;

test.each([
  ['one answer', [true], 'up'],
  ['one failure at first', [false], undefined],
  ['one failure among answers', [true, false, true, false], 'up'],
  ['two failures in a row', [true, false, false], 'down'],
  ['two answers after an outage', [false, false, true, true], 'down'],
  ['three answers after an outage', [false, false, true, true, true], 'up'],
  ['three answers with a failure among them', [false, false, true, true, false, true], 'down'],
  ['one failure after an outage ended', [false, false, true, true, true, false], 'up'],
])('after %s', (_what, answers, verdict) => {
  expect(after(...answers)).toBe(verdict);
});

test('a region that was not probed keeps its verdict', () => {
  expect(verdictsOf(afterProbes(afterProbes({}, { a: true }), { b: true }))).toEqual({ a: 'up', b: 'up' });
});
