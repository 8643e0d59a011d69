import { percentile } from '../../../bench/harness/percentile.ts';

test('a percentile is the value at its rank', () => {
  expect([0, 50, 95, 100].map((percent) => percentile([10, 20, 30, 40], percent))).toEqual([10, 20, 40, 40]);
  expect(percentile([], 95)).toBe(0);
});
