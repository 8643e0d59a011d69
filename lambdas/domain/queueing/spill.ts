import type { CallClass } from '../limiter/call-class.ts';

/** How long a class waits for its own model and region before another's quota is asked. Milliseconds. */
export const WAITS_BEFORE_SPILL: Readonly<Record<CallClass, number>> = {
  interactive: 1_000,
  standard: 30_000,
  // It is cheapest where it is, and has the time.
  batch: Number.POSITIVE_INFINITY,
};

/**
 * Which quota a call asks next.
 * @param order quotas that may serve it, the best first
 * @param waitsMs how long those would make it wait that were asked already
 * @returns undefined where it is better to wait for one of those
 */
export function nextQuota(
  order: readonly string[],
  waitsMs: ReadonlyMap<string, number>,
  mostWaitMs: number,
): string | undefined {
  const isBearable = [...waitsMs.values()].some((waitMs) => waitMs <= mostWaitMs);
  return isBearable ? undefined : order.find((quota) => !waitsMs.has(quota));
}

/** The shortest of the waits, for the call that no quota let in. */
export function shortestWaitMs(waitsMs: ReadonlyMap<string, number>): number {
  return Math.min(...waitsMs.values());
}
