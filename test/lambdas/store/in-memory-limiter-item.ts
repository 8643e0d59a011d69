import { type LimiterState, UNUSED } from '../../../lambdas/domain/limiter/limiter-state.ts';
import { isReservable, reserved } from '../../../lambdas/domain/limiter/reservation.ts';
import { isSettleable, settled } from '../../../lambdas/domain/limiter/settlement.ts';
import type { LimiterItem, Written } from '../../../lambdas/store/limiter-item.ts';

export interface InMemoryLimiterItem extends LimiterItem {
  readonly state: LimiterState;
}

/** The item of one inference profile, without a database. */
export function inMemoryLimiterItem(): InMemoryLimiterItem {
  let state = UNUSED;
  const written = (isDone: boolean, next: () => LimiterState): Written => {
    if (isDone) {
      state = next();
    }
    return { isDone, state };
  };
  return {
    get state() {
      return state;
    },
    reserve: async (write) => written(isReservable(write, state), () => reserved(write, state)),
    settle: async (write) => written(isSettleable(write, state), () => settled(write, state)),
  };
}
