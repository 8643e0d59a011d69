import type { Outcome } from '../../../../bench/load/generate/outcome.ts';
import { holds } from '../../../../bench/load/judge/check.ts';
import { outageOf } from '../../../../bench/load/judge/outage.ts';
import { thresholdsOf } from '../../../../bench/load/judge/thresholds.ts';

const request = (region: string, atMs: number, more: Partial<Outcome> = {}): Outcome => ({
  atMs,
  phase: 0,
  class: 'patch',
  region,
  latencyMs: 100,
  endMs: atMs + 100,
  serviceMs: 100,
  status: 202,
  accepted: { eventId: `${atMs}`, sessionId: 's', region, atEpochMs: 0 },
  ...more,
});
const failed = (region: string, atMs: number): Outcome => {
  const { accepted: _, ...rest } = request(region, atMs, { failure: '503', status: 503 });
  return rest;
};

describe('an outage', () => {
  const outcomes = [
    failed('asia', 5_000),
    request('asia', 19_000),
    failed('asia', 19_950),
    failed('asia', 20_500),
    request('europe', 20_600),
    request('asia', 22_000),
    failed('asia', 23_000),
    request('asia', 24_000),
  ];

  it('counts the errors since the death, requests under way included', () => {
    expect(outageOf(outcomes, 'asia', 20_000).errors).toBe(3);
  });

  it('has nothing to do with connections refused before it, though each counts as half a minute', () => {
    const refused = { ...failed('asia', 10_000), latencyMs: 30_000, endMs: 10_005, failure: 'connection' };
    const cutOff = { ...failed('asia', 19_000), latencyMs: 30_000, endMs: 20_005, failure: 'connection' };
    expect(outageOf([refused, cutOff], 'asia', 20_000).errors).toBe(1);
  });

  it('ends with the last error, and tells when the first write of its users was accepted', () => {
    const { lastErrorSeconds, acceptedAgainSeconds } = outageOf(outcomes, 'asia', 20_000);
    expect(lastErrorSeconds).toBe(3);
    expect(acceptedAgainSeconds).toBeCloseTo(2.1);
  });

  it('never ends where nothing is accepted any more', () => {
    expect(outageOf([], 'asia', 20_000)).toMatchObject({
      errors: 0,
      lastErrorSeconds: 0,
      acceptedAgainSeconds: Number.POSITIVE_INFINITY,
    });
  });

  it('is judged by its length and the ledger, not by errors and latencies', () => {
    const outage = outageOf([failed('asia', 26_000), request('asia', 24_900)], 'asia', 20_000);
    const judged = thresholdsOf({ series: [], outage });
    expect(judged.map((check) => [check.name, check.value, holds(check)])).toEqual([
      ['errors end after the region died', 6, false],
      ['a write is accepted after the region died', 5, true],
    ]);
  });

  it('breaks where a load ends before its errors can, with no write accepted any more', () => {
    const judged = thresholdsOf({ series: [], outage: outageOf([failed('asia', 20_900)], 'asia', 20_000) });
    expect(judged.filter((check) => !holds(check)).map(({ name }) => name)).toEqual([
      'a write is accepted after the region died',
    ]);
  });
});
