import type { BatchJob } from '../domain/batching/job-fate.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { Ports } from './ports.ts';

/** Says what went wrong with a job, which is seen to again in a minute. */
export function noteTrouble({ log }: Ports, { id }: Pick<BatchJob, 'id'>, error: unknown): void {
  const errorCode = isMeridianError(error) ? error.code : 'unexpected';
  log.error('job not seen to', { requestId: id, outcome: 'retried', errorCode }, error);
}
