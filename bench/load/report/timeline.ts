import type { Line } from '../../picture/chart.ts';
import { isError, type Outcome } from '../generate/outcome.ts';
import { micros, percentileMs, recordMs } from '../judge/histogram.ts';
import { phaseEndsMs } from '../plan/scenario.ts';
import type { Measured } from '../rig/measure.ts';

/** Everything that a picture shows over time, by the name of its line. */
export interface Timeline {
  readonly rate: Readonly<Record<'intended' | 'answered' | 'errors', Line>>;
  readonly latencyMs: Readonly<Record<'P50' | 'P95' | 'P99', Line>>;
  /** Part → cores in use. */
  readonly cores: Readonly<Record<string, Line>>;
  readonly backlog: Readonly<Record<'queued' | 'replicating', Line>>;
  readonly loopDelayMs: Readonly<Record<'cloud P99', Line>>;
}

const MOST_POINTS = 150;

/** Sorts a load into slices of time, by intended start; each slice's percentiles are of all its requests. */
export function timelineOf({ scenario, arrivals, generated, usage, status }: Measured): Timeline {
  const seconds = (phaseEndsMs(scenario).at(-1) ?? 0) / 1_000;
  const sliceSeconds = Math.max(0.5, seconds / MOST_POINTS);
  const howMany = Math.ceil(seconds / sliceSeconds);
  const slices = slicesOf(generated.outcomes, sliceSeconds, howMany);
  const over = (measure: (outcomes: readonly Outcome[]) => number): Line =>
    slices.map((outcomes, at) => [at * sliceSeconds, measure(outcomes)]);
  const intended = slicesOf(arrivals, sliceSeconds, howMany);
  const since = (atEpochMs: number) => (atEpochMs - generated.beganEpochMs) / 1_000;
  const parts = [...new Set(usage.flatMap(({ cores }) => Object.keys(cores)))];
  return {
    rate: {
      intended: intended.map((slice, at) => [at * sliceSeconds, slice.length / sliceSeconds]),
      answered: over((slice) => slice.filter((one) => !isError(one)).length / sliceSeconds),
      errors: over((slice) => slice.filter(isError).length / sliceSeconds),
    },
    latencyMs: {
      P50: over((slice) => percentileOf(slice, 50)),
      P95: over((slice) => percentileOf(slice, 95)),
      P99: over((slice) => percentileOf(slice, 99)),
    },
    cores: Object.fromEntries(
      parts.map((part) => [part, usage.map(({ atEpochMs, cores }) => [since(atEpochMs), cores[part] ?? 0])]),
    ),
    backlog: {
      queued: status.map(({ atEpochMs, queued }) => [since(atEpochMs), queued]),
      replicating: status.map(({ atEpochMs, replicating }) => [since(atEpochMs), replicating]),
    },
    loopDelayMs: {
      'cloud P99': status.map(({ atEpochMs, loopDelayP99Ms }) => [since(atEpochMs), loopDelayP99Ms]),
    },
  };
}

function slicesOf<T extends { readonly atMs: number }>(
  all: readonly T[],
  sliceSeconds: number,
  howMany: number,
): T[][] {
  const slices = Array.from({ length: howMany }, (): T[] => []);
  for (const one of all) {
    slices[Math.floor(one.atMs / 1_000 / sliceSeconds)]?.push(one);
  }
  return slices;
}

function percentileOf(outcomes: readonly Outcome[], percentile: number): number {
  const histogram = micros();
  for (const { latencyMs } of outcomes) {
    recordMs(histogram, latencyMs);
  }
  return percentileMs(histogram, percentile);
}
