import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { Intent } from '../contract/events.ts';
import { Metric } from '../contract/metrics.ts';
import type { Candidate } from '../domain/append.ts';
import { identityOf, stamped } from '../domain/lane.ts';
import { eachOf } from '../platform/each-of.ts';
import { broken, conflict, isMeridianError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import { identityIn, readIntent } from '../queue/intent.ts';
import { grouped } from '../store/grouped.ts';
import { type Appended, append } from './append.ts';
import { askQuestions } from './ask-questions.ts';
import type { LaneCache } from './lane-cache.ts';
import type { Committed, Ports } from './ports.ts';
import { project } from './project.ts';
import { saveSnapshot } from './save-snapshot.ts';

/** A message whose intent could be read. */
interface Entry {
  readonly record: SQSRecord;
  readonly intent: Intent;
  readonly candidate: Candidate;
}

const SESSIONS_AT_ONCE = 16;
/** With less time left, no session is begun: a call of the tables may take 8 s, and the stream comes after them. */
const LEAST_LEFT_MS = 10_000;
/** What the stream leaves for giving messages back: a call of the queue may take 4 s. */
const GIVING_BACK_MS = 5_000;

/**
 * Applies one batch:
 *
 *     read ─ per session: append → project → ask → snapshot ─ publish all ─ let the messages go
 *
 * A message is let go only when everything of its event is done and the event is on this region's stream. Whatever
 * dies in between, redelivery finds the event in the lane and does the rest again.
 * @param remainingMs how long the function may still run; what it has no time for comes again at once
 */
export async function consume(
  ports: Ports,
  cache: LaneCache,
  records: readonly SQSRecord[],
  remainingMs: () => number,
): Promise<SQSBatchResponse> {
  const failed = new Map<SQSRecord, unknown>();
  const entries = records.flatMap((record) => entryOf(record, failed));
  const bySession = grouped(entries, ({ intent }) => intent.event.subject);
  const committed: Committed[] = [];
  await eachOf([...bySession], SESSIONS_AT_ONCE, async ([sessionId, group]) => {
    try {
      expectTime(remainingMs());
      const appended = await applySession(ports, cache, sessionId, group);
      committed.push(...appended.committed, ...appended.elsewhere);
      for (const { record } of namesakes(appended, group)) {
        failed.set(
          record,
          conflict('namesake', 'Another event under its id was refused; this one comes again.'),
        );
      }
    } catch (error) {
      cache.forget(sessionId);
      group.forEach(({ record }) => {
        failed.set(record, error);
      });
    }
  });
  await publishAll(ports, { committed, entries, failed, withinMs: remainingMs() - GIVING_BACK_MS });
  await giveBack(ports, failed);
  ports.meter.flush();
  return { batchItemFailures: [...failed.keys()].map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** One that runs out of time publishes nothing, and what it committed waits for the visibility timeout. */
function expectTime(remainingMs: number): void {
  if (remainingMs < LEAST_LEFT_MS) {
    throw broken('out-of-time', `Only ${remainingMs} ms were left; a session needs ${LEAST_LEFT_MS} ms.`);
  }
}

async function applySession(
  ports: Ports,
  cache: LaneCache,
  sessionId: string,
  group: readonly Entry[],
): Promise<Appended> {
  const candidates = group.map(({ candidate }) => candidate);
  const appended = await append(ports, cache, sessionId, candidates);
  await project(ports, sessionId, appended);
  await askQuestions(
    ports,
    appended,
    group.map(({ intent }) => intent),
  );
  measureDelay(ports, group);
  try {
    cache.keep(sessionId, await saveSnapshot(ports, sessionId, appended));
  } catch (error) {
    // A snapshot only saves reading: the next batch saves it, and no message waits for it.
    ports.log.warn('snapshot not saved', { sessionId }, error);
  }
  return appended;
}

/**
 * Messages whose own event nobody looked at, since it has the id of one that was refused and another body. Let go, it
 * would take along what another delivery of it may have committed and not streamed.
 */
function namesakes({ refused }: Appended, group: readonly Entry[]): Entry[] {
  const digests = new Map(
    refused.map(({ candidate: { event, stamp } }) => [identityOf(event), stamp.digest]),
  );
  return group.filter(({ candidate: { event, stamp } }) => {
    const digest = digests.get(identityOf(event));
    return digest !== undefined && digest !== stamp.digest;
  });
}

interface Publication {
  readonly committed: readonly Committed[];
  readonly entries: readonly Entry[];
  readonly failed: Map<SQSRecord, unknown>;
  readonly withinMs: number;
}

async function publishAll(
  { publisher }: Ports,
  { committed, entries, failed, withinMs }: Publication,
): Promise<void> {
  const unpublished = committed.length === 0 ? [] : [...(await publisher.publish(committed, withinMs))];
  const missing = new Set(unpublished.map(({ candidate }) => keyOf(candidate)));
  for (const { record, candidate } of entries) {
    if (missing.has(keyOf(candidate))) {
      failed.set(record, new Error('The event stream did not take the event.'));
    }
  }
}

/** Failed messages come again sooner than the queue's visibility timeout, and later with every time. */
async function giveBack(ports: Ports, failed: ReadonlyMap<SQSRecord, unknown>): Promise<void> {
  if (failed.size === 0) {
    return;
  }
  ports.meter.count(Metric.retried, failed.size);
  // An alarm reckons a share of both, and has none where one of the two has no data.
  ports.meter.count(Metric.applied, 0);
  for (const [record, error] of failed) {
    const errorCode = isMeridianError(error) ? error.code : 'broken';
    ports.log.warn('given back', { requestId: record.messageId, outcome: 'retried', errorCode }, error);
  }
  const messages = [...failed].map(([record, error]) => ({
    receiptHandle: record.receiptHandle,
    queueArn: record.eventSourceARN,
    seconds: backoffSeconds(record, error, ports.random()),
  }));
  await ports.redelivery.after(messages);
}

/** People wait for what became possible again; a message a minute or two costs next to nothing. */
const LONGEST_BACKOFF_SECONDS = 120;

const UNREADABLE_SECONDS = 5;

/** The longer, the more often it failed. What nobody can read hurries to the dead letters. */
function backoffSeconds({ attributes, body }: SQSRecord, error: unknown, random: number): number {
  if (isMeridianError(error) && error.code === 'unreadable') {
    // With an identity it may be of the next version, whose apply is being deployed.
    return identityIn(body) === undefined ? 0 : UNREADABLE_SECONDS;
  }
  if (isMeridianError(error) && error.code === 'out-of-time') {
    return 0;
  }
  const receives = Number(attributes.ApproximateReceiveCount);
  return Math.ceil(Math.min(LONGEST_BACKOFF_SECONDS, 2 ** Math.min(receives, 7)) * (0.5 + random / 2));
}

function entryOf(record: SQSRecord, failed: Map<SQSRecord, unknown>): Entry[] {
  try {
    const intent = readIntent(record.body);
    return [
      { record, intent, candidate: { ...stamped(intent.event, sha256Hex), traceparent: intent.traceparent } },
    ];
  } catch (error) {
    failed.set(record, error);
    return [];
  }
}

function measureDelay(ports: Ports, group: readonly Entry[]): void {
  const now = ports.nowMs();
  for (const { intent } of group) {
    ports.meter.milliseconds(Metric.acceptToCommit, Math.max(0, now - Date.parse(intent.acceptedAt)));
  }
}

function keyOf({ event }: Candidate): string {
  return `${event.subject} ${identityOf(event)}`;
}
