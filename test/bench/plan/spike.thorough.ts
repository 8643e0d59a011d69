import { cutAt, playSpike } from '../../../bench/plan/spike.ts';
import { COUNTED, DEPLOYMENT, TRAFFIC } from './examples.ts';

const INPUT = { traffic: TRAFFIC, deployment: DEPLOYMENT, counted: COUNTED };
const RAMP = { fromPerSecond: 10, toPerSecond: 1_000, rampMs: 30_000, holdMs: 60_000 };

test('a throttle ends the ramp where it is reached, and the spike lasts as long', () => {
  // 10 → 100 is one of the two decades that the ramp climbs in 30 s.
  expect(cutAt(RAMP, 100)).toEqual({
    fromPerSecond: 10,
    toPerSecond: 100,
    rampMs: expect.closeTo(15_000),
    holdMs: expect.closeTo(75_000),
  });
  expect(cutAt(RAMP, 1_000)).toBe(RAMP);
  expect(cutAt(RAMP, 5)).toEqual({ fromPerSecond: 5, toPerSecond: 5, rampMs: 0, holdMs: 90_000 });
});

test('the throttle keeps the spike of a million users from the queue', () => {
  const spike = { users: 1_000_000, queue: 'bulk' } as const;
  const throttled = playSpike({ ...spike, throttled: true }, INPUT);
  const raised = playSpike({ ...spike, throttled: false }, INPUT);
  expect(throttled.peakPerSecond).toBe(300);
  // Of 500 × 100 requests a second, half come to this region, and 2,000 of these 25,000 pass.
  expect(throttled.refusedShare).toBeCloseTo(0.92);
  expect(raised.refusedShare).toBe(0);
  expect(raised.peakPerSecond).toBe(3_750);
  expect(raised.deepest).toBeGreaterThan(100 * Math.max(1, throttled.deepest));
  expect(raised.drainMs).toBeGreaterThan(60_000);
});

test('more consumers drain sooner', () => {
  const drainMs = (consumers: number) =>
    playSpike({ users: 200_000, queue: 'bulk', throttled: false, consumers }, INPUT).drainMs;
  expect(drainMs(2)).toBeGreaterThan(drainMs(4));
  expect(drainMs(4)).toBeGreaterThanOrEqual(drainMs(16));
});
