import { createHash } from 'node:crypto';
import type { Urgency } from '../contract/names.ts';
import { URGENCIES } from '../contract/names.ts';
import { broken } from './errors.ts';
import type { Entry, Sender, Sent } from './sender.ts';
import { callSqs } from './sqs-call.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const BATCH_ENTRIES = 10;
const BATCH_BYTES = 1024 * 1024;

/** An entry with its place among all that are sent. */
interface Placed {
  readonly at: number;
  readonly body: string;
}

/**
 * A sender on a thin client: signing one POST costs a third of what the SDK's command stack does, and accept
 * makes this call and hardly another.
 */
export function sqsSender(queueUrls: Readonly<Record<Urgency, string>>): Sender {
  return {
    send: (urgency, body) => sendOne(queueUrls[urgency], body),
    sendAll: (entries) => sendAll(queueUrls, entries),
  };
}

async function sendOne(queueUrl: string, body: string): Promise<void> {
  const answer = await callSqs('SendMessage', { QueueUrl: queueUrl, MessageBody: body });
  if (!isReceipt(answer, body)) {
    throw broken('sqs-garbled', 'SQS did not confirm the bytes of the message that it was sent.');
  }
}

async function sendAll(
  queueUrls: Readonly<Record<Urgency, string>>,
  entries: readonly Entry[],
): Promise<Sent[]> {
  const outcomes = entries.map((): Sent => 'failed');
  const sends = URGENCIES.flatMap((urgency) => {
    const placed = entries.flatMap((entry, at) =>
      entry.urgency === urgency ? [{ at, body: entry.body }] : [],
    );
    return chunksOf(placed).map((chunk) => sendChunk(queueUrls[urgency], chunk));
  });
  for (const at of (await Promise.all(sends)).flat()) {
    outcomes[at] = 'sent';
  }
  return outcomes;
}

/** The places of the entries that SQS took. Those that it refused get one more try. */
async function sendChunk(queueUrl: string, chunk: readonly Placed[]): Promise<number[]> {
  const taken = await tryChunk(queueUrl, chunk);
  const left = chunk.filter(({ at }) => !taken.includes(at));
  // A whole call that failed has had its second try inside `callSqs`.
  return left.length === 0 || taken.length === 0 ? taken : [...taken, ...(await tryChunk(queueUrl, left))];
}

async function tryChunk(queueUrl: string, chunk: readonly Placed[]): Promise<number[]> {
  const Entries = chunk.map(({ at, body }) => ({ Id: String(at), MessageBody: body }));
  try {
    const answer = await callSqs('SendMessageBatch', { QueueUrl: queueUrl, Entries });
    return confirmed(answer, chunk);
  } catch {
    return [];
  }
}

function confirmed(answer: unknown, chunk: readonly Placed[]): number[] {
  const bodies = new Map(chunk.map(({ at, body }) => [String(at), body]));
  return successesOf(answer).flatMap((success) => {
    const body = bodies.get(String(success.Id));
    return body !== undefined && isReceipt(success, body) ? [Number(success.Id)] : [];
  });
}

function successesOf(answer: unknown): Record<string, unknown>[] {
  const successes = (answer as { Successful?: unknown }).Successful;
  return Array.isArray(successes) ? successes : [];
}

/** The digest guards against a corrupted message; it is no security measure, hence MD5. */
function isReceipt(receipt: unknown, body: string): boolean {
  const { MessageId, MD5OfMessageBody } = receipt as Record<string, unknown>;
  return typeof MessageId === 'string' && MD5OfMessageBody === createHash('md5').update(body).digest('hex');
}

function chunksOf(placed: readonly Placed[]): Placed[][] {
  const chunks: Placed[][] = [];
  let bytes = 0;
  for (const entry of placed) {
    const size = Buffer.byteLength(entry.body);
    const chunk = chunks.at(-1);
    if (chunk === undefined || chunk.length === BATCH_ENTRIES || bytes + size > BATCH_BYTES) {
      chunks.push([entry]);
      bytes = size;
    } else {
      chunk.push(entry);
      bytes += size;
    }
  }
  return chunks;
}
