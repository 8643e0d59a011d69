import type { Context } from 'aws-lambda';
import { Metric } from '../contract/metrics.ts';
import { broken, isMeridianError } from '../platform/errors.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import { untilMinuteEnds } from './minute.ts';
import type { Watching } from './watching.ts';

interface Observed {
  readonly log: Log;
  readonly meter: Meter;
  monotonicMs(): number;
}

/** The Lambda handler around a watch. A tick that fails is logged, and the next one tries again; a minute of them throws. */
export function watchHandler(watch: Watching, { log, meter, monotonicMs }: Observed) {
  return async (_event: unknown, context: Context): Promise<void> => {
    const seenDown: number[] = [];
    let lastError: unknown;
    const tick = async (): Promise<void> => {
      try {
        seenDown.push(await watch.tick());
      } catch (error) {
        lastError = error;
        const errorCode = isMeridianError(error) ? error.code : 'unexpected';
        log.error('failed', { requestId: context.awsRequestId, outcome: 'retried', errorCode }, error);
      }
    };
    await untilMinuteEnds(tick, { monotonicMs, remainingMs: () => context.getRemainingTimeInMillis() });
    // Only an error of the function raises an alarm: a watch that never got to the end of a tick watches nothing.
    if (seenDown.length === 0) throw blind(lastError);
    meter.count(Metric.regionsSeenDown, Math.max(...seenDown));
    meter.flush();
  };
}

function blind(cause: unknown): Error {
  return broken('watch-blind', 'No tick of this minute succeeded, so nobody watches from this region.', {
    cause,
  });
}
