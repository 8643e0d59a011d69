import type { LimiterState } from './limiter-state.ts';
import type { Steering } from './steering.ts';

const MINUTE_US = 60_000_000;

/** What of the target is given out now: all of it, or since a 429 less, and more again with every minute. */
export function scaleAt({ shrunk }: Pick<LimiterState, 'shrunk'>, nowUs: number, steering: Steering): number {
  if (shrunk === undefined) {
    return 1;
  }
  const regrown = (Math.max(0, nowUs - shrunk.atUs) / MINUTE_US) * steering.regrowPerMinute;
  return Math.min(1, shrunk.to + regrown);
}

/**
 * The target after a 429 of a call that had a reservation: somebody else of the account uses the quota too. Calls
 * that began soon after the last shrinking tell nothing new: the service still counts what was before it.
 */
export function shrunkBy(
  state: Pick<LimiterState, 'shrunk'>,
  reservedAtUs: number,
  nowUs: number,
  steering: Steering,
): LimiterState['shrunk'] {
  if (state.shrunk !== undefined && reservedAtUs <= state.shrunk.atUs + steering.shrinkEveryMs * 1_000) {
    return state.shrunk;
  }
  const to = Math.max(steering.shrinkTo, scaleAt(state, nowUs, steering) * steering.shrinkBy);
  return { to, atUs: nowUs };
}
