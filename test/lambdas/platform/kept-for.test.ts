import { keptFor } from '../../../lambdas/platform/kept-for.ts';

test('asks once for all who ask within the time, and again after it', async () => {
  let nowMs = 10;
  const ask = jest.fn(async () => nowMs);
  const answer = keptFor(1_000, () => nowMs, ask);
  expect(await Promise.all([answer(), answer()])).toEqual([10, 10]);
  nowMs = 1_009;
  expect(await answer()).toBe(10);
  nowMs = 1_010;
  expect(await answer()).toBe(1_010);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('keeps a failure no longer than an answer', async () => {
  let nowMs = 0;
  const ask = jest.fn(async () => 'well').mockRejectedValueOnce(new Error('away'));
  const answer = keptFor(1_000, () => nowMs, ask);
  await expect(answer()).rejects.toThrow('away');
  await expect(answer()).rejects.toThrow('away');
  nowMs = 1_000;
  expect(await answer()).toBe('well');
});
