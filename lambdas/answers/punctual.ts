import type { Limiter } from '../store/limiter.ts';

/**
 * A limiter that answers once the call may begin: for those who have nothing else to do until then. Large calls of any
 * class are let in ahead of their time.
 */
export function punctual(limiter: Limiter, pause: (ms: number) => Promise<unknown>): Limiter {
  return {
    settle: (reservation, outcome) => limiter.settle(reservation, outcome),
    async reserve(ask) {
      const admission = await limiter.reserve(ask);
      if (!('reservation' in admission)) {
        return admission;
      }
      await pause(admission.startsInMs);
      return { ...admission, startsInMs: 0 };
    },
  };
}
