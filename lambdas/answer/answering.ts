import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { isMeridianError } from '../platform/errors.ts';
import { answerOne, type Letting } from './answer-one.ts';
import type { Ports } from './ports.ts';
import type { Paces } from './postpone.ts';

type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** With less time left, nothing is begun: a model may take so long. */
const LEAST_LEFT_MS = 250_000;
const LONGEST_BACKOFF_SECONDS = 120;

/** Answers a batch of questions at once: each waits for its model most of the time. */
export function answering(ports: Ports): Handler {
  const paces: Paces = new Map();
  return async ({ Records }, context) => {
    const lettings = await Promise.all(
      Records.map((record) => letting(ports, paces, record, context.getRemainingTimeInMillis())),
    );
    const kept = Records.filter((_, at) => lettings[at] !== 'go');
    ports.meter.flush();
    return { batchItemFailures: kept.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

async function letting(ports: Ports, paces: Paces, record: SQSRecord, leftMs: number): Promise<Letting> {
  const decided =
    leftMs < LEAST_LEFT_MS
      ? { againInSeconds: 0 }
      : await orLater(ports, record, answerOne(ports, paces, record));
  if (decided !== 'go') {
    await ports.redelivery.after(record, decided.againInSeconds);
  }
  return decided;
}

/** What broke comes again, later with every time, until it is a dead letter. */
async function orLater(ports: Ports, record: SQSRecord, answer: Promise<Letting>): Promise<Letting> {
  try {
    return await answer;
  } catch (error) {
    const errorCode = isMeridianError(error) ? error.code : 'broken';
    ports.log.warn('given back', { requestId: record.messageId, outcome: 'retried', errorCode }, error);
    const receives = Number(record.attributes.ApproximateReceiveCount);
    return { againInSeconds: Math.min(LONGEST_BACKOFF_SECONDS, 2 ** Math.min(receives, 7)) };
  }
}
