import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Lesson, learnFrom, lessonOf, thumbsDown } from '../cache/looking.ts';
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
    const taught = new Map<SQSRecord, readonly Lesson[]>();
    // One after the other: a model answers each, and there is no hurry.
    for (const record of Records) {
      const isTime = context.getRemainingTimeInMillis() >= LEAST_LEFT_MS;
      const lessons = isTime ? await lessonsOf(ports, record) : await left(ports, record);
      if (lessons === undefined) kept.push(record);
      else taught.set(record, lessons);
    }
    kept.push(...(await unlearnt(ports, taught)));
    ports.meter.flush();
    return { batchItemFailures: kept.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

/** What a message taught; undefined where it comes again. */
async function lessonsOf(ports: Ports, record: SQSRecord): Promise<readonly Lesson[] | undefined> {
  try {
    return await lookOrLater(ports, readLook(record.body));
  } catch (error) {
    const isHopeless = codeOf(error) === NOT_HERE && receivesOf(record) >= MOST_RECEIVES;
    return isHopeless ? dropped(ports, record) : givenBack(ports, record, error);
  }
}

/** Those whose lessons could not be kept: their looks are made again, and find the same. */
async function unlearnt(
  ports: Ports,
  taught: ReadonlyMap<SQSRecord, readonly Lesson[]>,
): Promise<SQSRecord[]> {
  try {
    await learnFrom([...taught.values()].flat(), ports);
    return [];
  } catch (error) {
    const teaches = ({ embedder }: Lesson) => embedder !== undefined;
    const records = [...taught].filter(([, lessons]) => lessons.some(teaches)).map(([record]) => record);
    await Promise.all(records.map((record) => givenBack(ports, record, error)));
    return records;
  }
}

async function givenBack(ports: Ports, record: SQSRecord, error: unknown): Promise<undefined> {
  const errorCode = codeOf(error);
  ports.log.warn('given back', { requestId: record.messageId, outcome: 'retried', errorCode }, error);
  const seconds = 5 * 2 ** Math.min(receivesOf(record), 8);
  await ports.redelivery.after(record, Math.min(LONGEST_BACKOFF_SECONDS, seconds));
}

async function left({ redelivery }: Ports, record: SQSRecord): Promise<undefined> {
  await redelivery.after(record, 0);
}

function codeOf(error: unknown): string {
  return isMeridianError(error) ? error.code : 'broken';
}

function receivesOf({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}

/** Whoever reacts names the message, which need not be one: for that no operator should have to look at a letter. */
function dropped({ meter, log }: Ports, { messageId }: SQSRecord): readonly Lesson[] {
  meter.count(Metric.looksDropped);
  log.info('look dropped', { requestId: messageId, outcome: 'failed', errorCode: NOT_HERE });
  return [];
}

async function lookOrLater(ports: Ports, message: LookMessage): Promise<readonly Lesson[]> {
  if (message.kind === 'disliked') {
    await takeOut(ports, message);
    return [];
  }
  try {
    return await look(ports, message);
  } catch (error) {
    if (!isMeridianError(error)) {
      throw error;
    }
    await postponed(ports, message, error);
    return [];
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

async function look(ports: Ports, message: Pair): Promise<readonly Lesson[]> {
  const lessons = await lessonOf(message, ports);
  const audits = lessons.map(({ label }) => label).filter(({ source }) => source === 'audit');
  ports.meter.count(Metric.cacheAudits, audits.length);
  ports.meter.count(Metric.cacheWrong, audits.filter(({ isSame }) => !isSame).length);
  return lessons;
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
