import { patienceLeftMs } from '../../../local/lambda/patience.ts';
import { createRecentMean } from '../../../local/lambda/recent-mean.ts';

describe('an event that waits for an environment', () => {
  const queueing = (more: object) => {
    const now = performance.now();
    return { environments: 2, waitingSince: now, lastTakenAt: now, startMs: 150, ...more };
  };

  it('starts the first one at once', () => {
    expect(patienceLeftMs(queueing({ environments: 0 }))).toBe(0);
  });

  it('starts another one soon where nobody takes events, and later the more there are', () => {
    expect(patienceLeftMs(queueing({}))).toBeLessThanOrEqual(100);
    const busy = { lastTakenAt: performance.now() + 60_000 };
    const [two = 0, four = 0] = [2, 4].map((environments) =>
      patienceLeftMs(queueing({ ...busy, environments })),
    );
    expect(two).toBeGreaterThan(300);
    expect(four).toBeGreaterThan(two + 300);
  });

  it('waits longer where starts take long, since the cores have no time for more', () => {
    const pace = createRecentMean();
    for (let at = 0; at < 20; at++) pace.note(4_000);
    expect(pace.recentMs).toBeCloseTo(4_000);
    expect(patienceLeftMs(queueing({ startMs: pace.recentMs }))).toBeGreaterThan(1_500);
    for (let at = 0; at < 20; at++) pace.note(100);
    expect(pace.recentMs).toBeLessThan(110);
  });
});
