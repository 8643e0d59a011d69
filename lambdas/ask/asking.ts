import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { isMeridianError } from '../platform/errors.ts';
import { readAsk } from '../queue/completion-message.ts';
import { askOne } from './ask-one.ts';
import type { Ports } from './ports.ts';

const LONGEST_BACKOFF_SECONDS = 120;

/** Decides how a batch of questions is answered. One that breaks comes again, and holds no other up. */
export function asking(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const done = await Promise.all(Records.map((record) => isDone(ports, record)));
    const kept = Records.filter((_, at) => !done[at]);
    ports.meter.flush();
    return { batchItemFailures: kept.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

async function isDone(ports: Ports, record: SQSRecord): Promise<boolean> {
  try {
    await askOne(ports, readAsk(record.body));
    return true;
  } catch (error) {
    const errorCode = isMeridianError(error) ? error.code : 'broken';
    ports.log.warn('given back', { requestId: record.messageId, outcome: 'retried', errorCode }, error);
    const receives = Number(record.attributes.ApproximateReceiveCount);
    await ports.redelivery.after(record, Math.min(LONGEST_BACKOFF_SECONDS, 2 ** Math.min(receives, 7)));
    return false;
  }
}
