import type { Histogram } from 'hdr-histogram-js';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { differenceOf, type Interval } from '../judge/bootstrap.ts';
import { decoded, merged, percentileMs } from '../judge/histogram.ts';
import { CLASSES } from '../plan/classes.ts';
import type { LoadReport } from './load-report.ts';

const PERCENTILES = [50, 95, 99];

/** How a load differs from an earlier one, class by class, in Markdown. */
export function comparisonOf(now: LoadReport, before: LoadReport): string {
  const random = seededRandom(now.seed, 'bootstrap');
  const lines = CLASSES.flatMap(({ name }) => {
    const [mine, theirs] = [latencyIn(now, name), latencyIn(before, name)];
    if (mine.totalCount === 0 || theirs.totalCount === 0) {
      return [`- ${name}: nothing to compare`];
    }
    return PERCENTILES.map((percentile) => {
      const [value, was] = [percentileMs(mine, percentile), percentileMs(theirs, percentile)];
      const interval = differenceOf(mine, theirs, percentile, random);
      return `- ${name} P${percentile}: ${value.toFixed(1)} ms, was ${was.toFixed(1)} ms; ${inWords(interval)}`;
    });
  });
  return [
    `Compared with ${before.scenario.name} of ${before.at} (95 % bootstrap intervals of the difference):`,
    ...lines,
  ].join('\n');
}

/** Says only what the interval allows to say. */
export function inWords({ from, to }: Interval): string {
  const range = `${from.toFixed(1)} … ${to.toFixed(1)} ms`;
  if (from <= 0 && to >= 0) {
    return `no difference to be told (${range})`;
  }
  return to < 0 ? `faster (${range})` : `slower (${range})`;
}

function latencyIn({ histograms }: LoadReport, name: string): Histogram {
  return merged(histograms.filter((one) => one.class === name).map(({ latency }) => decoded(latency)));
}
