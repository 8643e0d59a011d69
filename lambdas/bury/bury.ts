import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { Intent } from '../contract/events.ts';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { isMeridianError } from '../platform/errors.ts';
import { identityIn, type ReadableIdentity, readIntent } from '../queue/intent.ts';
import { findIdentities, loadLanes } from '../store/lanes.ts';
import { buryQuestion, questionIn } from './bury-question.ts';
import type { Ports } from './ports.ts';

const MS_PER_DAY = 86_400_000;

/**
 * Gives dead letters their end. Broken for now is none: what can be read goes back to its queue until it is too
 * old. The rest is archived, and its event has failed unless some lane has it. One letter that cannot be buried
 * comes again and holds no other up.
 */
export async function bury(ports: Ports, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  const outcomes = await Promise.allSettled(records.map((record) => buryOne(ports, record)));
  const failed = records.filter((_, at) => outcomes[at]?.status === 'rejected');
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      ports.log.error('not buried', { outcome: 'retried' }, outcome.reason);
    }
  }
  ports.meter.flush();
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function buryOne(ports: Ports, record: SQSRecord): Promise<void> {
  const question = ports.questions && questionIn(record.body);
  if (question !== undefined) {
    await buryQuestion(ports, record, question);
    return;
  }
  const letter = letterIn(record.body);
  if (letter.intent !== undefined && isYoung(ports, letter.intent)) {
    await resend(ports, record, letter.intent);
    return;
  }
  await archive(ports, record, letter);
}

/** Sent back even if a lane has the event: what stands beside the lane, or on the stream, may be missing. */
async function resend(ports: Ports, record: SQSRecord, { event }: Intent): Promise<void> {
  await ports.resending.resend(queueOf(record), record.body);
  ports.meter.count(Metric.resent);
  const { id: eventId, source: userKey, subject: sessionId } = event;
  ports.log.warn('resent', { sessionId, eventId, userKey, outcome: 'retried' });
}

async function archive(ports: Ports, record: SQSRecord, { verdict }: Letter): Promise<void> {
  await ports.archive.keep({
    queue: queueOf(record),
    messageId: record.messageId,
    body: record.body,
    sentMs: Number(record.attributes.SentTimestamp),
    reason: verdict.reason,
  });
  ports.meter.count(Metric.buried);
  const identity = identityIn(record.body);
  if (identity === undefined) {
    ports.meter.count(Metric.unreadable);
    const errorCode = verdict.code;
    ports.log.error('unreadable', { requestId: record.messageId, outcome: 'archived', errorCode });
    return;
  }
  await fail(ports, identity, verdict);
}

/** Applied in any lane beats failed: an earlier delivery may have gone through and died afterwards. */
async function fail(
  ports: Ports,
  { sessionId, eventId, source }: ReadableIdentity,
  { code, reason }: Verdict,
): Promise<void> {
  const identity = `${eventId}#${source}`;
  const { lanes } = await loadLanes(ports.stores, sessionId, ports.lanes);
  const found = await findIdentities(ports.stores.events, sessionId, [...lanes.values()], [identity]);
  const applied = found.has(identity);
  if (!applied) {
    const failedAt = new Date(ports.nowMs()).toISOString();
    await ports.sessions.putFailure(sessionId, { eventId, source, code, reason, failedAt });
  }
  const outcome = applied ? 'applied' : 'failed';
  ports.log.warn('buried', { sessionId, eventId, userKey: source, outcome, errorCode: code });
}

interface Verdict {
  readonly code: string;
  readonly reason: string;
}

interface Letter {
  /** Undefined where nobody can read one. */
  readonly intent: Intent | undefined;
  readonly verdict: Verdict;
}

const GAVE_UP: Verdict = {
  code: 'gave-up',
  reason: `Applying it failed for ${Limits.resendDays} days. It is archived, and an operator may try again.`,
};

/** Why a letter died: SQS does not say, so it is read once more. */
function letterIn(body: string): Letter {
  try {
    return { intent: readIntent(body), verdict: GAVE_UP };
  } catch (error) {
    const code = isMeridianError(error) ? error.code : 'unreadable';
    return { intent: undefined, verdict: { code, reason: (error as Error).message } };
  }
}

/** By when it was accepted, since each way through its queue makes the message a new one. */
function isYoung(ports: Ports, { acceptedAt }: Intent): boolean {
  return ports.nowMs() - Date.parse(acceptedAt) < Limits.resendDays * MS_PER_DAY;
}

function queueOf({ eventSourceARN }: SQSRecord): string {
  return eventSourceARN.slice(eventSourceARN.lastIndexOf(':') + 1);
}
