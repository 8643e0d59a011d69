import type { Ask } from '../../../lambdas/domain/limiter/reservation.ts';
import type { Quota, Steering } from '../../../lambdas/domain/limiter/steering.ts';
import { limiter } from '../../../lambdas/store/item-limiter.ts';
import type { Admission } from '../../../lambdas/store/limiter.ts';
import type { LimiterItem } from '../../../lambdas/store/limiter-item.ts';
import { ask as askOf, NOW_MS, QUOTA, ROUND } from '../domain/limiter/factories.ts';
import { inMemoryLimiterItem } from './in-memory-limiter-item.ts';

/** An item that counts its writes, with limiters of several processes before it. */
export function start(quota: Quota = QUOTA, steering: Steering = ROUND) {
  const item = inMemoryLimiterItem();
  const writes = { reserve: 0, settle: 0, both: 0 };
  const counting: LimiterItem = {
    write: (write) => {
      const reserves = write.reservations.length > 0;
      writes[write.settlements.length === 0 ? 'reserve' : reserves ? 'both' : 'settle']++;
      return item.write(write);
    },
  };
  const clock = { nowMs: NOW_MS };
  const process = (skewMs = 0) => limiter(counting, { quota, steering, nowMs: () => clock.nowMs + skewMs });
  return { item, writes, clock, process };
}

let keys = 0;
export const ask = (changes: Partial<Ask> = {}): Ask => askOf({ key: `completion-${keys++}`, ...changes });

/** The reservation; throws where there is none. */
export function admitted(admission: Admission) {
  if (!('reservation' in admission)) {
    throw new Error(`Refused for ${admission.retryAfterMs} ms.`);
  }
  return admission;
}
