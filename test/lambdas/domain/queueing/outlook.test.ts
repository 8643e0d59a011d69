import { outlook } from '../../../../lambdas/domain/queueing/outlook.ts';
import { QUOTA, ROUND } from '../limiter/factories.ts';

// 600 calls a minute by requests, 60 by tokens where each takes 1,000.
const at = (callClass: Parameters<typeof outlook>[0], before: number, tokens = 1_000) =>
  outlook(callClass, before, tokens, QUOTA, ROUND);

describe('the outlook of a call that waits', () => {
  it('is its position, and the time that those before it take alone or among all', () => {
    expect(at('standard', 30)).toEqual({ position: 31, soonestMs: 30_000, latestMs: 150_000 });
    expect(at('batch', 30)).toEqual({ position: 31, soonestMs: 30_000, latestMs: 300_000 });
    expect(at('interactive', 7)).toEqual({ position: 8, soonestMs: 7_000, latestMs: 10_000 });
  });

  it('goes by the quota that is used up first, and by its target', () => {
    expect(at('standard', 30, 10)).toMatchObject({ soonestMs: 3_000 });
    expect(outlook('standard', 30, 1_000, QUOTA, { ...ROUND, target: 0.5 })).toMatchObject({
      soonestMs: 60_000,
    });
  });

  it('of the first is now', () => {
    expect(at('batch', 0)).toEqual({ position: 1, soonestMs: 0, latestMs: 0 });
  });

  it('has no latest time for a class that is sure of nothing', () => {
    const { shares } = ROUND;
    const floorless = { ...ROUND, shares: { ...shares, batch: { ...shares.batch, floor: 0 } } };
    expect(outlook('batch', 3, 1_000, QUOTA, floorless).latestMs).toBe(Number.POSITIVE_INFINITY);
    expect(outlook('batch', 0, 1_000, QUOTA, floorless).latestMs).toBe(0);
  });
});
