import { placeOf } from '../answers/ends.ts';
import type { BatchJob } from '../domain/batching/job-fate.ts';
import { type RecordAnswer, recordIdOf } from '../domain/batching/records.ts';
import { eachOf } from '../platform/each-of.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { Ports } from './ports.ts';
import { readable } from './readable.ts';
import { settle } from './settle.ts';

const QUESTIONS_AT_ONCE = 16;

/**
 * Gives every question of a job that is over its end, or has it asked by itself, and forgets the job then. What could
 * not be done is due again; what was done is seen to be.
 */
export async function conclude(
  ports: Ports,
  job: BatchJob,
  answers: ReadonlyMap<string, RecordAnswer>,
  untilMs: number,
): Promise<void> {
  const lines = await ports.files.tasks(job.id);
  let left = 0;
  await eachOf([...lines.entries()], QUESTIONS_AT_ONCE, async ([at, line]) => {
    const isDone = ports.nowMs() < untilMs && (await isSettled(ports, line, answers.get(recordIdOf(at))));
    left += isDone ? 0 : 1;
  });
  if (left === 0) {
    await ports.jobs.forget(job.id);
  }
}

async function isSettled(ports: Ports, line: string, answer: RecordAnswer | undefined): Promise<boolean> {
  const [task] = readable(ports, line);
  if (task === undefined) {
    return true;
  }
  try {
    await settle(ports, task, answer);
    return true;
  } catch (error) {
    const { sessionId, id: eventId } = placeOf(task.ask);
    const errorCode = isMeridianError(error) ? error.code : 'unexpected';
    ports.log.warn('not settled', { sessionId, eventId, outcome: 'retried', errorCode }, error);
    return false;
  }
}
