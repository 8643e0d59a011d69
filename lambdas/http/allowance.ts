import { LRUCache } from 'lru-cache';
import { Limits } from '../contract/limits.ts';
import { atMost } from '../platform/at-most.ts';

/** How much one person may do. */
export interface Allowance {
  /** Takes so much of it, or answers in how many milliseconds there will be enough; 0 where it was taken. */
  take(userKey: string, howMuch: number): number;
}

interface Rate {
  readonly perSecond: number;
  /** What may be taken at once, by who has been away for long enough. */
  readonly burst: number;
}

/**
 * An allowance for each person of one execution environment, by the generic cell rate algorithm (ITU-T I.371): all
 * that is kept of somebody is the instant by which what they took is made up for. Whoever is forgotten, since so
 * many others came, begins anew.
 */
export function allowance({ perSecond, burst }: Rate, nowMs: () => number): Allowance {
  const eachMs = 1_000 / perSecond;
  const evenAtMs = new LRUCache<string, number>(atMost(Limits.rememberedPeople));
  return {
    take(userKey, howMuch) {
      const now = nowMs();
      const evenMs = Math.max(evenAtMs.get(userKey) ?? 0, now) + howMuch * eachMs;
      const shortMs = evenMs - now - burst * eachMs;
      if (shortMs > 0) {
        return shortMs;
      }
      evenAtMs.set(userKey, evenMs);
      return 0;
    },
  };
}
