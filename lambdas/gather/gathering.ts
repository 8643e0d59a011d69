import type { Context } from 'aws-lambda';
import { isMeridianError } from '../platform/errors.ts';
import type { Ports } from './ports.ts';
import { seeToHeld } from './see-to-held.ts';
import { seeToJobs } from './see-to-jobs.ts';

/** Longer than a function may run: whoever dies is gone before another begins. */
const TURN_MS = 330_000;
/** What is begun is done within so long. */
const LAST_MS = 45_000;

/**
 * Called every minute: answers the questions of jobs that have ended, then makes jobs of those that wait. One call at
 * a time: one that finds another at work has nothing to do. Where one dies, the next goes on.
 */
export function gathering(ports: Ports): (event: unknown, context: Context) => Promise<void> {
  return async (_, context) => {
    const worker = ports.workerName();
    try {
      if ((await ports.jobs.takeTurn(worker, ports.nowMs() + TURN_MS)) === 'busy') {
        return;
      }
      await takenTurn(ports, worker, ports.nowMs() + context.getRemainingTimeInMillis() - LAST_MS);
    } catch (error) {
      const errorCode = isMeridianError(error) ? error.code : 'unexpected';
      ports.log.error('failed', { requestId: context.awsRequestId, outcome: 'retried', errorCode }, error);
      throw error;
    } finally {
      ports.meter.flush();
    }
  };
}

async function takenTurn(ports: Ports, worker: string, untilMs: number): Promise<void> {
  try {
    await seeToJobs(ports, untilMs);
    await seeToHeld(ports, untilMs);
  } finally {
    await ports.jobs.endTurn(worker);
  }
}
