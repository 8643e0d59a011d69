import { leastProbability } from '../../../../lambdas/domain/cache/risk-bound.ts';

const found = (count: number, isSame: boolean, weight = 1) =>
  Array.from({ length: count }, () => ({ weight, isSame }));
const at = (probability: number, some: ReturnType<typeof found>) =>
  some.map((one) => ({ ...one, probability }));

describe('the least probability that bounds the risk', () => {
  // Wilson's upper bound at 1.28 deviations: (p + z²/2n + z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), by hand.
  test.each([
    [10, 0, 0.1408],
    [100, 0, 0.0161],
    [100, 3, 0.0605],
    [50, 10, 0.2814],
    [4, 4, 1],
  ])('of %i of which %i are wrong lies at a bound of %f', (count, wrong, bound) => {
    const seen = at(0.7, [...found(count - wrong, true), ...found(wrong, false)]);
    expect(leastProbability(seen, [], bound - 0.0001)).toBeUndefined();
    expect(leastProbability(seen, [], bound + 0.0001)).toBe(0.7);
  });

  test('is that of a group as a whole, whichever of it comes last', () => {
    const mixed = [...found(60, true), ...found(20, false)];
    const seen = [...at(0.9, found(200, true)), ...at(0.6, mixed)];
    for (const some of [seen, seen.toReversed()]) {
      expect(leastProbability(some, [], 0.02)).toBe(0.9);
      expect(leastProbability(some, [], 0.2)).toBe(0.6);
    }
  });

  test('may lie below a bad stretch, where what follows makes up for it', () => {
    const seen = [...at(0.9, found(3, false)), ...at(0.5, found(2_000, true))];
    expect(leastProbability(seen, [], 0.02)).toBe(0.5);
  });

  test('counts what is certain with it, but needs it not', () => {
    const seen = at(0.6, [...found(45, true), ...found(5, false)]);
    expect(leastProbability(seen, [], 0.02)).toBeUndefined();
    expect(leastProbability(seen, found(1_000, true), 0.02)).toBe(0.6);
    expect(leastProbability(at(0.6, found(200, true)), found(50, false), 0.02)).toBe(0.6);
  });

  test('trusts few that stand for many no more than few', () => {
    // 12 that count 100 each are 12, not 1,200: the bound of 0 wrong of 12 is 0.12.
    expect(leastProbability(at(0.6, found(12, true, 100)), [], 0.11)).toBeUndefined();
    expect(leastProbability(at(0.6, found(12, true, 100)), [], 0.13)).toBe(0.6);
  });

  test('is none where nothing was seen', () => {
    expect(leastProbability([], found(100, true), 0.5)).toBeUndefined();
  });
});
