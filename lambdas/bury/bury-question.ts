import type { SQSRecord } from 'aws-lambda';
import type { Ask } from '../contract/asks.ts';
import { COMPLETION_FAILURES } from '../contract/completion-failures.ts';
import { Metric } from '../contract/metrics.ts';
import { ENDURANCE } from '../domain/queueing/attempts.ts';
import { readAsk, readTask } from '../queue/completion-message.ts';
import type { Ports } from './ports.ts';

/** The question in a dead letter, whichever way it had come; undefined where it holds none. */
export function questionIn(body: string): Ask | undefined {
  for (const read of [readAsk, (text: string) => readTask(text).ask]) {
    try {
      return read(body);
    } catch {
      // It may be the other one.
    }
  }
  return undefined;
}

/** A question that died begins anew as long as it may wait, and then has failed. */
export async function buryQuestion(ports: Ports, record: SQSRecord, ask: Ask): Promise<void> {
  const { sessionId, completion: eventId, asker: userKey, question, askedAt } = ask;
  const ids = { sessionId, eventId, userKey };
  const ageMs = ports.nowMs() - Date.parse(askedAt);
  if (ageMs < ENDURANCE[question.priority].waitMs) {
    await ports.questions?.resend(ask);
    ports.meter.count(Metric.resent);
    ports.log.warn('resent', { ...ids, outcome: 'retried' });
    return;
  }
  const code = 'gave-up';
  const reason = COMPLETION_FAILURES[code];
  await ports.archive.keep({
    queue: record.eventSourceARN.slice(record.eventSourceARN.lastIndexOf(':') + 1),
    messageId: record.messageId,
    body: record.body,
    sentMs: Number(record.attributes.SentTimestamp),
    reason,
  });
  ports.meter.count(Metric.buried);
  await ports.questions?.fail(ask, { code, reason });
  ports.log.warn('buried', { ...ids, outcome: 'failed', errorCode: code });
}
