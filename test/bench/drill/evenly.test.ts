import { evenly } from '../../../bench/drill/clients/evenly.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

it.each([0, 1, 599, 600, 601, 1_199, 5_000])('takes as many as it may of %d, each once', (count) => {
  const some = evenly(upTo(count), 600);
  expect(some).toHaveLength(Math.min(count, 600));
  expect(new Set(some).size).toBe(some.length);
});

it('spreads them over all', () => {
  expect(evenly(upTo(10), 4)).toEqual([0, 2, 5, 7]);
});
