import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { isMeridianError } from '../platform/errors.ts';
import { hear } from './hearing.ts';
import type { Ports } from './ports.ts';
import { sweep } from './sweeping.ts';

/** What calls presence: a queue, with what AWS IoT tells of connections, and a schedule, each minute. */
export type PresenceEvent = SQSEvent | { readonly Records?: undefined };

/** The Lambda handler. A sweep that fails throws, so that errors show; the next one makes up for it. */
export function presenceHandler(ports: Ports) {
  return async ({ Records }: PresenceEvent, context: Context): Promise<SQSBatchResponse | undefined> => {
    try {
      if (Records !== undefined) {
        return await hear(ports, Records);
      }
      await sweep(ports);
      return undefined;
    } catch (error) {
      const errorCode = isMeridianError(error) ? error.code : 'unexpected';
      ports.log.error('failed', { requestId: context.awsRequestId, outcome: 'retried', errorCode }, error);
      throw error;
    } finally {
      ports.meter.flush();
    }
  };
}
