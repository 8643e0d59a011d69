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
  const home = micros();
  const everywhere = micros();
  let unseen = 0;
  for (const { accepted, region } of outcomes) {
    if (accepted !== undefined) {
      const seen = sightings.get(accepted.eventId) ?? {};
      const last = lastOf(seen, regions);
      const first = seen[region];
      if (first !== undefined) recordMs(home, first - accepted.atEpochMs);
      if (last !== undefined) recordMs(everywhere, last - accepted.atEpochMs);
      unseen += last === undefined ? 1 : 0;
    }
  }
  return { home, everywhere, unseen };
}

/**
 * Seconds from the end of the highest load until everything that was accepted before it was visible everywhere;
 * infinite where something never was.
 */
export function drainSeconds(
  outcomes: readonly Outcome[],
  sightings: Sightings,
  { regions, endEpochMs, phase }: { regions: readonly string[]; endEpochMs: number; phase: number },
): number {
  let latestMs = endEpochMs;
  for (const { accepted } of outcomes.filter((outcome) => outcome.phase <= phase)) {
    if (accepted !== undefined) {
      const last = lastOf(sightings.get(accepted.eventId) ?? {}, regions);
      if (last === undefined) return Number.POSITIVE_INFINITY;
      latestMs = Math.max(latestMs, last);
    }
  }
  return (latestMs - endEpochMs) / 1_000;
}

function lastOf(seen: Readonly<Record<string, number>>, regions: readonly string[]): number | undefined {
  const times = regions.map((region) => seen[region]);
  return times.includes(undefined) ? undefined : Math.max(...(times as number[]));
}
