import type { Outcome } from '../../../../bench/load/generate/outcome.ts';
import { percentileMs } from '../../../../bench/load/judge/histogram.ts';
import { visibleTimes } from '../../../../bench/load/judge/visible.ts';

const REGIONS = ['us', 'eu'];
const written = (eventId: string, atEpochMs: number, phase = 0): Outcome => ({
  atMs: 0,
  phase,
  class: 'patch',
  region: 'us',
  latencyMs: 1,
  endMs: 1,
  serviceMs: 1,
  status: 202,
  accepted: { eventId, sessionId: 's', region: 'us', atEpochMs },
});

describe('the second clock', () => {
  it('runs from the 202 until the event is seen, at home and in the last region', () => {
    const sightings = new Map([['a', { us: 1_100, eu: 1_900 }]]);
    const { home, everywhere, unseen } = visibleTimes([written('a', 1_000)], sightings, REGIONS);
    expect(percentileMs(home, 100)).toBeCloseTo(100, 0);
    expect(percentileMs(everywhere, 100)).toBeCloseTo(900, -1);
    expect(unseen).toBe(0);
  });

  it("runs in the region that accepted, which is another than the user's while that one is down", () => {
    const write = written('a', 1_000);
    const elsewhere = { ...write, accepted: { ...write.accepted, region: 'eu' } } as Outcome;
    const { home } = visibleTimes([elsewhere], new Map([['a', { us: 9_000, eu: 1_200 }]]), REGIONS);
    expect(percentileMs(home, 100)).toBeCloseTo(200, 0);
  });

  it('counts what is not seen everywhere', () => {
    const sightings = new Map([['a', { us: 1_100 } as Record<string, number>]]);
    const outcomes = [written('a', 1_000), written('b', 1_000)];
    const { home, everywhere, unseen } = visibleTimes(outcomes, sightings, REGIONS);
    expect([home.totalCount, everywhere.totalCount, unseen]).toEqual([1, 0, 2]);
  });

  it('took no time where the event was seen before the answer', () => {
    const { home } = visibleTimes([written('a', 1_000)], new Map([['a', { us: 990, eu: 990 }]]), REGIONS);
    expect(percentileMs(home, 100)).toBeLessThan(0.01);
  });
});
