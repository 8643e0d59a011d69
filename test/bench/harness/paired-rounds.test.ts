import { pairedRounds, ratio } from '../../../bench/harness/paired-rounds.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

test('each round measures every variant once, and not always in the same order', async () => {
  const order: string[] = [];
  const measure = (name: string) => () => order.push(name);
  const variants = { a: measure('a'), b: measure('b'), c: measure('c') };
  const samples = await pairedRounds(20, variants, seededRandom(1, 'order'));
  const rounds = Array.from({ length: 20 }, (_, round) => order.slice(3 * round, 3 * round + 3).join(''));
  expect(samples.a).toHaveLength(20);
  expect(new Set(rounds.map((round) => [...round].sort().join('')))).toEqual(new Set(['abc']));
  expect(new Set(rounds).size).toBeGreaterThan(3);
});

test('a ratio compares values of one round, so that a slow machine slows both', () => {
  expect(ratio([1, 10, 100], [2, 20, 200])).toBe(0.5);
  expect(ratio([1, 10, 100], [2, 20, 100])).toBe(0.5);
});
