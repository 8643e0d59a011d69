import type { Context } from 'aws-lambda';
import { Metric } from '../contract/metrics.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import { untilMinuteEnds } from './minute.ts';
import type { Watching } from './watching.ts';

interface Observed {
  readonly log: Log;
  readonly meter: Meter;
  monotonicMs(): number;
}

/** The Lambda handler around a watch. A tick that fails is logged, and the next one tries again. */
export function watchHandler(watch: Watching, { log, meter, monotonicMs }: Observed) {
  return async (_event: unknown, context: Context): Promise<void> => {
    let mostSeenDown = 0;
    const tick = async (): Promise<void> => {
      try {
        mostSeenDown = Math.max(mostSeenDown, await watch.tick());
      } catch (error) {
        const errorCode = isMeridianError(error) ? error.code : 'unexpected';
        log.error('failed', { requestId: context.awsRequestId, outcome: 'retried', errorCode }, error);
      }
    };
    await untilMinuteEnds(tick, { monotonicMs, remainingMs: () => context.getRemainingTimeInMillis() });
    meter.count(Metric.regionsSeenDown, mostSeenDown);
    meter.flush();
  };
}
