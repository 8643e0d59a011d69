import * as fc from 'fast-check';
import { differenceOf } from '../../../../bench/load/judge/bootstrap.ts';
import {
  decoded,
  encoded,
  merged,
  micros,
  percentileMs,
  recordMs,
} from '../../../../bench/load/judge/histogram.ts';
import { seededRandom } from '../../../../local/engines/dynamodb/seeded-random.ts';

function histogramOf(times: readonly number[]) {
  const histogram = micros();
  for (const ms of times) recordMs(histogram, ms);
  return histogram;
}

const times = fc.array(fc.double({ min: 0.001, max: 3_600_000, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

describe('a histogram of latencies', () => {
  it('tells a percentile to three digits', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(50, 95, 99, 100), (ms, percentile) => {
        const sorted = [...ms].sort((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil((percentile / 100) * ms.length)) - 1] as number;
        const told = percentileMs(histogramOf(ms), percentile);
        expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * 0.002 + 0.001);
      }),
    );
  });

  it('is the same whether values came at once or histograms were merged, also from text', () => {
    fc.assert(
      fc.property(times, times, (some, others) => {
        const together = histogramOf([...some, ...others]);
        const parts = merged([decoded(encoded(histogramOf(some))), histogramOf(others)]);
        expect(encoded(parts)).toBe(encoded(together));
      }),
      { numRuns: 30 },
    );
  });

  it('tells how long a write took that a region saw when it was back, a whole load later', () => {
    expect(percentileMs(histogramOf([2_400_000]), 99) / 2_400_000).toBeCloseTo(1, 2);
  });

  it('keeps what is out of range at its ends', () => {
    const histogram = histogramOf([-5, 0, 5_000_000]);
    expect(histogram.totalCount).toBe(3);
    expect(Math.round(percentileMs(histogram, 100) / 1_000)).toBeCloseTo(3_600, -1);
  });

  it('says 0 of nothing', () => {
    expect(percentileMs(micros(), 99)).toBe(0);
  });
});

describe('the bootstrap interval', () => {
  const random = seededRandom(11, 'bootstrap');
  const sample = (shift: number, name: string) => {
    const draw = seededRandom(2, name);
    return histogramOf(Array.from({ length: 3_000 }, () => shift + draw() * 100));
  };

  it('holds 0 for two samples of one distribution, and is as wide as theory says', () => {
    const { from, to } = differenceOf(sample(10, 'a'), sample(10, 'b'), 50, random);
    expect(from).toBeLessThan(0);
    expect(to).toBeGreaterThan(0);
    // The median of n uniform values over 100 deviates by 100·√(0.25/n); a difference by √2 of that; 3.92 deviations.
    const width = 3.92 * Math.SQRT2 * 100 * Math.sqrt(0.25 / 3_000);
    expect((to - from) / width).toBeGreaterThan(0.8);
    expect((to - from) / width).toBeLessThan(1.2);
  });

  it('leaves 0 out where one is slower, and holds the true difference', () => {
    const { from, to } = differenceOf(sample(30, 'a'), sample(10, 'b'), 95, random);
    expect(from).toBeGreaterThan(10);
    expect(from).toBeLessThan(20);
    expect(to).toBeGreaterThan(20);
  });
});
