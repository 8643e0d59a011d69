import { fullJitterMs } from '../../client/jitter.ts';

const highest = (count: number) => new Uint8Array(count).fill(255);
const lowest = (count: number) => new Uint8Array(count);

test('a pause is anything up to a bound that grows by half with each attempt, and stops growing', () => {
  const bounds = [0, 1, 2, 5, 20, 2_000].map((attempt) => Math.round(fullJitterMs(attempt, highest)));
  expect(bounds).toEqual([250, 375, 562, 1_898, 15_000, 15_000]);
  expect(fullJitterMs(9, lowest)).toBe(0);
});
