import type { Histogram } from 'hdr-histogram-js';
import { percentileMs } from './histogram.ts';

/** Where a value lies in 95 of 100 resamples. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

const RESAMPLES = 2_000;

/**
 * Bootstrap interval of the difference of a percentile of two histograms, in milliseconds. A resample of n values
 * need not be drawn: its r-th smallest is the histogram's quantile at a Beta(r, n − r + 1) variate, exactly.
 */
export function differenceOf(
  now: Histogram,
  before: Histogram,
  percentile: number,
  random: () => number,
): Interval {
  const differences = Array.from(
    { length: RESAMPLES },
    () => resampled(now, percentile, random) - resampled(before, percentile, random),
  ).sort((a, b) => a - b);
  const at = (part: number): number => differences[Math.round(part * (RESAMPLES - 1))] as number;
  return { from: at(0.025), to: at(0.975) };
}

function resampled(histogram: Histogram, percentile: number, random: () => number): number {
  const n = histogram.totalCount;
  const rank = Math.min(n, Math.max(1, Math.ceil((percentile / 100) * n)));
  const [above, below] = [gamma(rank, random), gamma(n - rank + 1, random)];
  return percentileMs(histogram, (above / (above + below)) * 100);
}

/** A gamma variate of a shape of at least 1. Marsaglia and Tsang, https://doi.org/10.1145/358407.358414 */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
      return d * v;
    }
  }
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
