import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
} from 'hdr-histogram-js';

const MICROS_PER_MS = 1_000;
/** The longest load is half an hour, and a cloud has ten minutes to become quiet after it. */
const LONGEST_MICROS = 3_600_000_000;

/** An empty histogram of microseconds, from one to an hour, with three significant digits. */
export function micros(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_MICROS,
    numberOfSignificantValueDigits: 3,
    autoResize: false,
  });
}

/** Records milliseconds; what is out of range counts as the nearest that is in it. */
export function recordMs(histogram: Histogram, ms: number): void {
  histogram.recordValue(Math.min(LONGEST_MICROS, Math.max(1, Math.round(ms * MICROS_PER_MS))));
}

/** 0 where nothing was recorded. */
export function percentileMs(histogram: Histogram, percentile: number): number {
  return histogram.totalCount === 0 ? 0 : histogram.getValueAtPercentile(percentile) / MICROS_PER_MS;
}

/** One histogram of all that others hold. Percentiles are never averaged. */
export function merged(histograms: Iterable<Histogram>): Histogram {
  const sum = micros();
  for (const histogram of histograms) {
    sum.add(histogram);
  }
  return sum;
}

/** As text that `decoded` reads, and every other implementation of HdrHistogram too. */
export function encoded(histogram: Histogram): string {
  return encodeIntoCompressedBase64(histogram);
}

export function decoded(text: string): Histogram {
  return decodeFromCompressedBase64(text);
}
