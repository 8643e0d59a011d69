import { required } from '../platform/environment.ts';
import { type Log, powertoolsLog } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Observed } from './http-handler.ts';

/** What a function on AWS tells of itself. */
export function observed(meter: Meter, log: Log = powertoolsLog()): Observed {
  return { log, meter, region: required('AWS_REGION'), monotonicMs: () => performance.now() };
}
