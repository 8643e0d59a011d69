import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { lookInto, thumbsDown } from '../cache/looking.ts';
import type { LookMessage } from '../contract/looks.ts';
import { Metric } from '../contract/metrics.ts';
import { conflict, isMeridianError, type MeridianError } from '../platform/errors.ts';
import { readLook } from '../queue/completion-message.ts';
import type { Ports } from './ports.ts';

/** Two calls of a model that says little and slowly: a look that is cut off is made twice, and all before it too. */
const LEAST_LEFT_MS = 50_000;
const SHORTEST_BACKOFF_SECONDS = 30;
const LONGEST_BACKOFF_SECONDS = 900;
const PART_OF_AGE = 0.1;
const LONGEST_WAIT_MS = 86_400_000;
/** As often as the queue lets a message come before it is a dead letter. */
const MOST_RECEIVES = 20;
const NOT_HERE = 'answer-not-here';

type Handler = (
  event: SQSEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<SQSBatchResponse>;
type Pair = Exclude<LookMessage, { kind: 'disliked' }>;

/** Looks into answers when there is time: what was wrong goes, what says the same is found sooner. */
export function judging(ports: Ports): Handler {
  return async ({ Records }, context) => {
    const kept: SQSRecord[] = [];
    // One after the other: each teaches the same experience.
    for (const record of Records) {
      const isTime = context.getRemainingTimeInMillis() >= LEAST_LEFT_MS;
      if (!(isTime ? await isDone(ports, record) : await isLeft(ports, record))) {
        kept.push(record);
      }
    }
    ports.meter.flush();
    return { batchItemFailures: kept.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

async function isDone(ports: Ports, record: SQSRecord): Promise<boolean> {
  try {
    await lookOrLater(ports, readLook(record.body));
    return true;
  } catch (error) {
    const errorCode = isMeridianError(error) ? error.code : 'broken';
    const receives = Number(record.attributes.ApproximateReceiveCount);
    if (errorCode === NOT_HERE && receives >= MOST_RECEIVES) {
      return isDropped(ports, record);
    }
    ports.log.warn('given back', { requestId: record.messageId, outcome: 'retried', errorCode }, error);
    await ports.redelivery.after(record, Math.min(LONGEST_BACKOFF_SECONDS, 5 * 2 ** Math.min(receives, 8)));
    return false;
  }
}

async function isLeft({ redelivery }: Ports, record: SQSRecord): Promise<false> {
  await redelivery.after(record, 0);
  return false;
}

/** Whoever reacts names the message, which need not be one: for that no operator should have to look at a letter. */
function isDropped({ meter, log }: Ports, { messageId }: SQSRecord): true {
  meter.count(Metric.looksDropped);
  log.info('look dropped', { requestId: messageId, outcome: 'failed', errorCode: NOT_HERE });
  return true;
}

async function lookOrLater(ports: Ports, message: LookMessage): Promise<void> {
  if (message.kind === 'disliked') {
    await takeOut(ports, message);
    return;
  }
  try {
    await look(ports, message);
  } catch (error) {
    if (!isMeridianError(error)) {
      throw error;
    }
    await postponed(ports, message, error);
  }
}

/**
 * Sends a look anew, as docs/decisions/0048-refused-messages-are-sent-anew.md has it: a full quota or a model that is
 * down would make dead letters of what is no fault. After a day it is not worth it any more.
 */
async function postponed(ports: Ports, pair: Pair, error: MeridianError): Promise<void> {
  const nowMs = ports.nowMs();
  const { triedAtMs = nowMs } = pair;
  const ageMs = nowMs - triedAtMs;
  if (error.fate === 'rejected' || ageMs > LONGEST_WAIT_MS) {
    ports.meter.count(Metric.looksDropped);
    ports.log.warn('look dropped', { requestId: pair.id, outcome: 'failed', errorCode: error.code }, error);
    return;
  }
  const seconds = Math.ceil((ageMs * PART_OF_AGE) / 1_000);
  await ports.again(
    { ...pair, triedAtMs },
    Math.min(LONGEST_BACKOFF_SECONDS, Math.max(SHORTEST_BACKOFF_SECONDS, seconds)),
  );
}

async function look(ports: Ports, message: Pair): Promise<void> {
  const labels = await lookInto([message], ports);
  const audits = labels.filter(({ source }) => source === 'audit');
  ports.meter.count(Metric.cacheAudits, audits.length);
  ports.meter.count(Metric.cacheWrong, audits.filter(({ isSame }) => !isSame).length);
}

/** The answer names the cache's entry behind it: neither that nor the alias that led to it is served again. */
async function takeOut(
  ports: Ports,
  { sessionId, answer }: Extract<LookMessage, { kind: 'disliked' }>,
): Promise<void> {
  const event = await ports.events.answer(sessionId, answer);
  if (event === undefined) {
    throw conflict(NOT_HERE, `The answer ${answer} has not come to this region yet; look again later.`);
  }
  const [scope, asked, entry] = event.data.how.entry?.split('#') ?? [];
  if (scope !== undefined && asked !== undefined && entry !== undefined) {
    await thumbsDown(ports, { scope, asked, entry });
    ports.log.info('disliked', { sessionId, eventId: answer, outcome: 'evicted' });
  }
}
