import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { Metric } from '../contract/metrics.ts';
import { isMeridianError } from '../platform/errors.ts';
import { identityIn, type ReadableIdentity, readIntent } from '../queue/intent.ts';
import { findIdentities, loadLanes } from '../store/lanes.ts';
import type { Ports } from './ports.ts';

/**
 * Gives dead letters their end: each is archived, and its event has failed unless some lane has it. One letter
 * that cannot be buried comes again and holds no other up.
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
  const { code, reason } = verdictOn(record);
  await ports.archive.keep({
    queue: record.eventSourceARN.slice(record.eventSourceARN.lastIndexOf(':') + 1),
    messageId: record.messageId,
    body: record.body,
    sentMs: Number(record.attributes.SentTimestamp),
    reason,
  });
  ports.meter.count(Metric.buried);
  const identity = identityIn(record.body);
  if (identity === undefined) {
    ports.meter.count(Metric.unreadable);
    ports.log.error('unreadable', { requestId: record.messageId, outcome: 'archived', errorCode: code });
    return;
  }
  await fail(ports, identity, { code, reason });
}

/** Applied in any lane beats failed: an earlier delivery may have gone through and died afterwards. */
async function fail(
  ports: Ports,
  { sessionId, eventId, source }: ReadableIdentity,
  { code, reason }: { code: string; reason: string },
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

/** Why a letter died: SQS does not say, so it is read once more. */
function verdictOn(record: SQSRecord): { code: string; reason: string } {
  try {
    readIntent(record.body);
    return {
      code: 'gave-up',
      reason: 'Applying it failed every time it was tried. It is archived, and an operator may try again.',
    };
  } catch (error) {
    return { code: isMeridianError(error) ? error.code : 'unreadable', reason: (error as Error).message };
  }
}
