import { pooledRandom } from '../../../lambdas/platform/pooled-random.ts';

test('never hands out the same bytes twice, nor changes what it handed out', () => {
  const random = pooledRandom();
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const taken = Array.from({ length: 2_000 }, () => random(8));
  const first = taken.map(hex);
  random(10_000);
  expect(new Set(first).size).toBe(2_000);
  expect(taken.map(hex)).toEqual(first);
  expect(random(10_000)).toHaveLength(10_000);
});
