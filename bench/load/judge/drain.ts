import type { Outcome } from '../generate/outcome.ts';
import type { Sightings } from '../observe/visibility.ts';
import { lastOf } from './visible.ts';

/** How long what a load left behind took to be done, in seconds; infinite is what never was. */
export interface Drain {
  /** From the end of the highest load until all that was accepted by then was visible everywhere. */
  readonly visibleSeconds: number;
  /** From then until all questions accepted by then had an end that was visible everywhere. */
  readonly answeredSeconds: number;
  /** From the end of the whole load until no queue that is worked through held a message and nothing replicated. */
  readonly quietSeconds: number;
}

export interface Seen {
  readonly sightings: Sightings;
  readonly ends: Sightings;
  readonly regions: readonly string[];
  /** When the cloud was quiet. Milliseconds since 1970, as the others here. */
  readonly quietEpochMs: number;
}

interface Peak {
  /** Number of the phase that the highest load ends with. */
  readonly phase: number;
  readonly peakEndEpochMs: number;
  readonly loadEndEpochMs: number;
}

/** Times how what a load left behind was worked off. Only the queues' own end waits for what came after the peak. */
export function drainOf(outcomes: readonly Outcome[], seen: Seen, peak: Peak): Drain {
  const { sightings, ends, regions, quietEpochMs } = seen;
  const before = outcomes.filter(({ accepted, phase }) => accepted !== undefined && phase <= peak.phase);
  const questions = before.filter((outcome) => outcome.class === 'completion');
  const secondsUntil = (some: readonly Outcome[], found: Sightings): number =>
    Math.max(0, ...some.map((one) => seenMs(one, found, regions) - peak.peakEndEpochMs)) / 1_000;
  return {
    visibleSeconds: secondsUntil(before, sightings),
    answeredSeconds: secondsUntil(questions, ends),
    quietSeconds: Math.max(0, quietEpochMs - peak.loadEndEpochMs) / 1_000,
  };
}

function seenMs({ accepted }: Outcome, found: Sightings, regions: readonly string[]): number {
  return lastOf(found.get(accepted?.eventId ?? '') ?? {}, regions) ?? Number.POSITIVE_INFINITY;
}
