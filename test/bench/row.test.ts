import { passes } from '../../bench/row.ts';

test.each([
  [0.55, { atMost: 0.55 }, true],
  [0.56, { atMost: 0.55 }, false],
  [5, { atLeast: 5 }, true],
  [4.9, { atLeast: 5 }, false],
  [1.05, { from: 0.95, to: 1.05 }, true],
  [0.94, { from: 0.95, to: 1.05 }, false],
])('%d against %j passes: %s', (value, goal, passed) => {
  expect(passes({ value, goal })).toBe(passed);
});

test('what has no goal neither passes nor misses', () => {
  expect(passes({ value: 1 })).toBeUndefined();
});
