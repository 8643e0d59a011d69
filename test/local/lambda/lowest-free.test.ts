import { lowestFree } from '../../../local/lambda/lowest-free.ts';

test.each([
  [[], 0],
  [[0, 1], 2],
  [[2, 1], 0],
  [[3, 0, 1], 2],
])('beside %j the lowest free number is %i', (taken, free) => {
  expect(lowestFree(taken)).toBe(free);
});
