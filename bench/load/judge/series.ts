import type { Histogram } from 'hdr-histogram-js';
import { isError, type Outcome } from '../generate/outcome.ts';
import type { Group, TrafficClass } from '../plan/classes.ts';
import { CLASSES } from '../plan/classes.ts';
import { merged, micros, recordMs } from './histogram.ts';

/** What was measured of one class in one region and phase. */
export interface Series {
  readonly class: TrafficClass['name'];
  readonly region: string;
  readonly phase: number;
  requests: number;
  errors: number;
  /** From the intended start. Microseconds. */
  readonly latency: Histogram;
  /** From when it was really sent. Microseconds. */
  readonly service: Histogram;
}

/** Sorts outcomes by class, region and phase. Errors count in the histograms as long as they took. */
export function seriesOf(outcomes: readonly Outcome[]): Series[] {
  const found = new Map<string, Series>();
  for (const outcome of outcomes) {
    const key = `${outcome.class} ${outcome.region} ${outcome.phase}`;
    const series = found.get(key) ?? emptySeries(outcome);
    found.set(key, series);
    series.requests += 1;
    series.errors += isError(outcome) ? 1 : 0;
    recordMs(series.latency, outcome.latencyMs);
    recordMs(series.service, outcome.serviceMs);
  }
  return [...found.values()];
}

/** The series of a class or of a group of classes, as one histogram. */
export function latencyOf(series: readonly Series[], of: { class?: string; group?: Group } = {}): Histogram {
  return merged(matching(series, of).map(({ latency }) => latency));
}

export function matching(
  series: readonly Series[],
  of: { class?: string | undefined; group?: Group },
): Series[] {
  const names = CLASSES.filter(({ group }) => of.group === undefined || group === of.group).map(
    ({ name }) => name,
  );
  return series.filter((one) => names.includes(one.class) && (of.class ?? one.class) === one.class);
}

function emptySeries({ class: name, region, phase }: Outcome): Series {
  return { class: name, region, phase, requests: 0, errors: 0, latency: micros(), service: micros() };
}
