import { STEERING, shareOf } from '../../../../lambdas/domain/limiter/steering.ts';

describe('the share of a class', () => {
  const share = { young: 0.4, old: 0.8, oldAfterMs: 1_000 };

  it('grows with age, from its first to its last', () => {
    expect([0, 250, 500, 1_000, 9_000].map((ageMs) => shareOf(share, ageMs))).toEqual([
      0.4, 0.5, 0.6000000000000001, 0.8, 0.8,
    ]);
  });

  it('is the first one before the call came', () => {
    expect(shareOf(share, -5)).toBe(0.4);
  });
});

describe('the steering', () => {
  it('keeps what one minute may hold within the quota', () => {
    const { target, burstMs, callMs } = STEERING;
    const clocksDifferMs = 300;
    expect(target * (60_000 + burstMs + callMs + clocksDifferMs)).toBeLessThanOrEqual(60_000);
  });

  it('puts no class’s old before a higher class’s young', () => {
    const { interactive, standard, batch } = STEERING.shares;
    expect(interactive.young).toBeGreaterThan(standard.old);
    expect(standard.young).toBeGreaterThan(batch.old);
    expect(standard.floor + batch.floor).toBeLessThan(0.5);
  });
});
