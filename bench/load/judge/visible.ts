import type { Histogram } from 'hdr-histogram-js';
import type { Outcome } from '../generate/outcome.ts';
import type { Sightings } from '../observe/visibility.ts';
import { micros, recordMs } from './histogram.ts';

/** The second clock: from the 202 until a subscriber sees the event. Microseconds. */
export interface VisibleTimes {
  /** In the region that accepted. */
  readonly home: Histogram;
  /** In the last of all regions. */
  readonly everywhere: Histogram;
  /** Accepted and seen nowhere, or not everywhere. */
  readonly unseen: number;
}

/** Sorts what was seen by how long after its 202 it was. What was seen before the answer took no time. */
export function visibleTimes(
  outcomes: readonly Outcome[],
  sightings: Sightings,
  regions: readonly string[],
): VisibleTimes {
  const seen = outcomes.flatMap(({ accepted }) => {
    const times = accepted && (sightings.get(accepted.eventId) ?? {});
    return times
      ? [{ acceptedMs: accepted.atEpochMs, first: times[accepted.region], last: lastOf(times, regions) }]
      : [];
  });
  return {
    home: histogramOf(seen.map(({ acceptedMs, first }) => (first ?? Number.NaN) - acceptedMs)),
    everywhere: histogramOf(seen.map(({ acceptedMs, last }) => (last ?? Number.NaN) - acceptedMs)),
    unseen: seen.filter(({ last }) => last === undefined).length,
  };
}

function histogramOf(times: readonly number[]): Histogram {
  const histogram = micros();
  for (const ms of times.filter((one) => !Number.isNaN(one))) {
    recordMs(histogram, ms);
  }
  return histogram;
}

/** When it was seen in the last of all regions; undefined while one has not seen it. */
export function lastOf(
  seen: Readonly<Record<string, number>>,
  regions: readonly string[],
): number | undefined {
  const times = regions.map((region) => seen[region]);
  return times.includes(undefined) ? undefined : Math.max(...(times as number[]));
}
