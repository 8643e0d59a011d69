import { IOT_LIMITS } from './iot-limits.ts';

/** Counts the messages of one connection, in and out. */
export interface PublishBudget {
  /** Whether one more message fits into this second. */
  spend(): boolean;
}

export function createPublishBudget(): PublishBudget {
  let second = 0;
  let spent = 0;
  return {
    spend() {
      const now = Math.floor(performance.now() / 1_000);
      spent = now === second ? spent + 1 : 1;
      second = now;
      return spent <= IOT_LIMITS.publishesPerSecond;
    },
  };
}
