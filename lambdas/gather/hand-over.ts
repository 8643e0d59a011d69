import { placeOf } from '../answers/ends.ts';
import { Metric } from '../contract/metrics.ts';
import type { BatchJob } from '../domain/batching/job-fate.ts';
import { eachOf } from '../platform/each-of.ts';
import { isMeridianError, rejected } from '../platform/errors.ts';
import { conclude } from './conclude.ts';
import type { Ports } from './ports.ts';
import { readable } from './readable.ts';

const QUESTIONS_AT_ONCE = 16;

/**
 * Gives a noted job to Bedrock, which takes the same one once however often it is asked. Its questions wait no longer
 * for another. Where Bedrock will never take it, they are asked by themselves.
 */
export async function handOver(ports: Ports, job: BatchJob, untilMs: number): Promise<void> {
  const tasks = (await ports.files.tasks(job.id)).flatMap((line) => readable(ports, line));
  await eachOf(tasks, QUESTIONS_AT_ONCE, ({ ask }) => ports.held.forget(placeOf(ask)));
  try {
    await ports.jobs.handedOver(job.id, await created(ports, job));
    ports.meter.count(Metric.batchJobs);
  } catch (error) {
    if (!isMeridianError(error) || error.fate !== 'rejected') {
      throw error;
    }
    ports.log.error('job refused', { requestId: job.id, errorCode: error.code }, error);
    ports.meter.count(Metric.batchJobsFailed);
    await conclude(ports, job, new Map(), untilMs);
  }
}

async function created({ settings, service, files }: Ports, { id, model }: BatchJob): Promise<string> {
  const modelId = settings.models.find(({ name }) => name === model)?.modelId;
  if (modelId === undefined) {
    throw rejected('no-model', `There is no model "${model}" any more.`);
  }
  return service.create({ id, modelId, ...files.addresses(id) });
}
