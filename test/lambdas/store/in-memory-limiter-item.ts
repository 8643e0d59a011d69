import { type LimiterState, UNUSED } from '../../../lambdas/domain/limiter/limiter-state.ts';
import { afterWrite, isWritable } from '../../../lambdas/domain/limiter/limiter-write.ts';
import type { LimiterItem } from '../../../lambdas/store/limiter-item.ts';

export interface InMemoryLimiterItem extends LimiterItem {
  readonly state: LimiterState;
}

/** The item of one inference profile, without a database. */
export function inMemoryLimiterItem(): InMemoryLimiterItem {
  let state = UNUSED;
  return {
    get state() {
      return state;
    },
    async write(write) {
      const isDone = isWritable(write, state);
      state = isDone ? afterWrite(write, state) : state;
      return { isDone, state };
    },
  };
}
