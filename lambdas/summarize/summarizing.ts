import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SummaryDue } from '../contract/summary-due.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { LogFields } from '../platform/logger.ts';
import { readSummaryDue } from '../queue/completion-message.ts';
import type { Ports } from './ports.ts';
import { summarizeOne } from './summarize-one.ts';

const LONGEST_BACKOFF_SECONDS = 900;
/** Then it is let go: the next question asks for it anew, and is answered without it meanwhile. */
const MOST_RECEIVES = 8;
/** Portions of one conversation at once: as many calls of a model as the function's time bears. */
const MOST_PORTIONS = 4;
/** What a model will not summarise it is not asked again for a while. */
const GIVEN_UP_MS = 3_600_000;

type Letting = 'go' | { readonly againInSeconds: number };

/** Makes the summaries that are due: each waits for its model most of the time. */
export function summarizing(ports: Ports): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const lettings = await Promise.all(Records.map((record) => letting(ports, record)));
    const kept = Records.filter((_, at) => lettings[at] !== 'go');
    ports.meter.flush();
    return { batchItemFailures: kept.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

async function letting(ports: Ports, record: SQSRecord): Promise<Letting> {
  const letting = await orLater(ports, record);
  if (letting !== 'go') {
    await ports.redelivery.after(record, letting.againInSeconds);
  }
  return letting;
}

async function orLater(ports: Ports, record: SQSRecord): Promise<Letting> {
  const receives = Number(record.attributes.ApproximateReceiveCount);
  const againInSeconds = Math.min(LONGEST_BACKOFF_SECONDS, 5 * 2 ** Math.min(receives, 8));
  try {
    const due = readSummaryDue(record.body);
    const ageMs = ports.nowMs() - Number(record.attributes.SentTimestamp);
    return await orGivenUp(ports, due, receives, summarized(ports, due, ageMs));
  } catch (error) {
    tell(ports, 'given back', { requestId: record.messageId, outcome: 'retried' }, error);
    return { againInSeconds };
  }
}

/** Portion after portion; what is left comes at once, by another run. */
async function summarized(ports: Ports, due: SummaryDue, ageMs: number): Promise<Letting> {
  for (let portion = 0; portion < MOST_PORTIONS; portion++) {
    if ((await summarizeOne(ports, due, ageMs)) === 'done') {
      return 'go';
    }
  }
  return { againInSeconds: 0 };
}

/** Only what nobody foresaw becomes a dead letter: a summary is worth no more than the next try. */
async function orGivenUp(
  ports: Ports,
  { sessionId }: SummaryDue,
  receives: number,
  work: Promise<Letting>,
): Promise<Letting> {
  try {
    return await work;
  } catch (error) {
    const isRejected = isMeridianError(error) && error.fate === 'rejected';
    if (!isMeridianError(error) || (!isRejected && receives < MOST_RECEIVES)) {
      throw error;
    }
    if (isRejected) {
      await ports.summaries.postpone(sessionId, ports.nowMs() + GIVEN_UP_MS);
    }
    tell(ports, 'given up', { sessionId, outcome: 'failed' }, error);
    return 'go';
  }
}

/** That there is none yet, for want of room or since a model would not, is nothing to warn of. */
function tell({ log }: Ports, message: string, fields: LogFields, error: unknown): void {
  if (isMeridianError(error) && error.fate !== 'broken') {
    log.info(message, { ...fields, errorCode: error.code, why: error.message });
  } else {
    log.warn(message, { ...fields, errorCode: isMeridianError(error) ? error.code : 'broken' }, error);
  }
}
