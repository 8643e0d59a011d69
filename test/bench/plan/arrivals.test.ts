import { arrivalsOf, steady } from '../../../bench/plan/arrivals.ts';

const ALONE = { events: 1, durationMs: 0 };

test('a steady rate brings its number of messages, in order', () => {
  const arrivals = [...arrivalsOf(steady(100, 100_000), ALONE, 1)];
  expect(arrivals.length / 10_000).toBeCloseTo(1, 1);
  expect(arrivals.every(({ atMs }, n) => n === 0 || atMs >= (arrivals[n - 1]?.atMs ?? 0))).toBe(true);
});

test('the exponential ramp from 10 to 500 a second in 30 s brings 3,757 and the minute after it 30,000', () => {
  const spike = { fromPerSecond: 10, toPerSecond: 500, rampMs: 30_000, holdMs: 60_000 };
  const arrivals = [...arrivalsOf(spike, ALONE, 1)];
  const ramp = arrivals.filter(({ atMs }) => atMs < 30_000).length;
  expect(ramp / 3_757).toBeCloseTo(1, 1);
  expect((arrivals.length - ramp) / 30_000).toBeCloseTo(1, 1);
});

test('a burst is as many messages of one session as it says, within its time', () => {
  const arrivals = [...arrivalsOf(steady(50, 60_000), { events: 16, durationMs: 10_000 }, 1)];
  const first = arrivals.filter(({ session }) => session === 0).map(({ atMs }) => atMs);
  expect(first).toHaveLength(16);
  expect(Math.max(...first) - Math.min(...first)).toBeLessThanOrEqual(10_000);
});

test('the same seed brings the same messages', () => {
  const once = () => [...arrivalsOf(steady(20, 5_000), { events: 4, durationMs: 1_000 }, 9)];
  expect(once()).toEqual(once());
});
