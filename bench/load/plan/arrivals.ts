import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import type { Phase, Scenario } from './scenario.ts';

/** One intended request. */
export interface Arrival {
  /** Milliseconds from the beginning of the first phase. */
  readonly atMs: number;
  /** Number of the phase. */
  readonly phase: number;
}

/** What a seed makes of a load: everybody who asks for it has the same arrivals. */
export function plannedArrivals(
  { phases }: Scenario,
  { seed, poisson }: { readonly seed: number; readonly poisson: boolean },
): Arrival[] {
  return arrivalsOf(phases, poisson ? seededRandom(seed, 'gaps') : undefined);
}

/**
 * Every arrival of a load, in order. Evenly spread by default; with `random` as a Poisson process, by the theorem
 * of time change: exponential steps of the cumulative count go through the same inverse as whole ones.
 */
export function arrivalsOf(phases: readonly Phase[], random?: () => number): Arrival[] {
  let startMs = 0;
  return phases.flatMap((phase, at) => {
    const from = startMs;
    startMs += phase.seconds * 1_000;
    return countsOf(phase, random).map((count) => ({
      atMs: from + secondsAt(phase, count) * 1_000,
      phase: at,
    }));
  });
}

/** Requests of a whole phase: the integral of its rate. */
export function requestsOf({ fromRps, toRps, seconds }: Phase): number {
  const growth = Math.log(toRps / fromRps);
  return growth === 0 ? fromRps * seconds : ((toRps - fromRps) * seconds) / growth;
}

/**
 * Seconds into a phase at which so many requests have come: for r(t) = r0·k^(t/T) with k = r1/r0 the count is
 * N(t) = r0·T/ln k·(k^(t/T) − 1), and its inverse t = T·ln(1 + n·ln k/(r0·T))/ln k.
 */
export function secondsAt({ fromRps, toRps, seconds }: Phase, count: number): number {
  const growth = Math.log(toRps / fromRps);
  return growth === 0
    ? count / fromRps
    : (seconds * Math.log1p((count * growth) / (fromRps * seconds))) / growth;
}

function countsOf(phase: Phase, random?: () => number): number[] {
  const total = requestsOf(phase);
  if (random === undefined) {
    // What floating point leaves of a whole number must not cost the last arrival.
    return Array.from({ length: Math.floor(total + 1e-9) }, (_, n) => n);
  }
  const counts: number[] = [];
  for (let count = step(random); count < total; count += step(random)) {
    counts.push(count);
  }
  return counts;
}

function step(random: () => number): number {
  return -Math.log1p(-random());
}
