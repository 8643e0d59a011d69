import type { SQSRecord } from 'aws-lambda';
import type { Log } from '../platform/logger.ts';
import type { Guard } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';

/** Decides when a message comes again that is not let go. */
export interface Redelivery {
  /** After so many seconds from now; where that cannot be said, when its queue thinks best. Never throws. */
  after(record: Pick<SQSRecord, 'receiptHandle' | 'eventSourceARN'>, seconds: number): Promise<void>;
}

/** @param urls of the queues that messages may come from */
export function sqsRedelivery(urls: readonly string[], guard: Guard, log: Log): Redelivery {
  return {
    async after({ receiptHandle: ReceiptHandle, eventSourceARN }, VisibilityTimeout) {
      const name = eventSourceARN.slice(eventSourceARN.lastIndexOf(':') + 1);
      const QueueUrl = urls.find((url) => url.endsWith(`/${name}`));
      try {
        const change = { QueueUrl, ReceiptHandle, VisibilityTimeout };
        await guard(() => callSqs('ChangeMessageVisibility', change));
      } catch (error) {
        log.warn('visibility not changed', {}, error);
      }
    },
  };
}
