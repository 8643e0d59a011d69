import { batchesOf, burstArrivals, singleArrivals } from '../../../bench/workload/bursts.ts';

test('a burst is eight updates of one session within ten seconds', () => {
  const arrivals = burstArrivals(400, 3);
  const first = arrivals.filter(({ session }) => session === 0).map(({ atMs }) => atMs);
  expect(arrivals).toHaveLength(400);
  expect(first).toHaveLength(8);
  expect(Math.max(...first) - Math.min(...first)).toBeLessThanOrEqual(10_000);
});

test('batches hold every update once, and none waits longer than the window', () => {
  const arrivals = burstArrivals(400, 3);
  const batches = batchesOf(arrivals, 3);
  expect(new Set(batches.flatMap((batch) => batch.arrivals))).toEqual(new Set(arrivals));
  for (const { arrivals: together } of batches) {
    expect((together.at(-1)?.atMs ?? 0) - (together[0]?.atMs ?? 0)).toBeLessThan(1_000);
  }
});

test('the same seed makes the same batches', () => {
  expect(batchesOf(burstArrivals(80, 5), 5)).toEqual(batchesOf(burstArrivals(80, 5), 5));
});

test('single updates share no session', () => {
  expect(new Set(singleArrivals(100).map(({ session }) => session)).size).toBe(100);
});
