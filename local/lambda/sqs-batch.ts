import { setTimeout as sleep } from 'node:timers/promises';
import type { SqsMapping } from './sqs-mapping.ts';
import type { SqsQueue } from './sqs-queue.ts';
import type { ReceivedMessage } from './sqs-record.ts';

/** A payload holds 6 MB; what a record adds to its body stays below this share of it. */
const MAX_BATCH_BYTES = 5 * 1024 * 1024;
const EMPTY_PAUSE_MS = 50;

/**
 * Fills a batch up. The window begins with the first message; the batch is handed over when it is full, too
 * large to grow, when the window ends or when everything stops.
 */
export async function fillBatch(
  first: readonly ReceivedMessage[],
  queue: SqsQueue,
  { batchSize, windowMs }: SqsMapping,
  isStopping: () => boolean,
): Promise<ReceivedMessage[]> {
  const messages = [...first];
  const until = performance.now() + windowMs;
  let bytes = bytesOf(messages);
  while (messages.length < batchSize && bytes < MAX_BATCH_BYTES) {
    if (performance.now() >= until || isStopping()) break;
    const more = await queue.receive(batchSize - messages.length, 0);
    messages.push(...more);
    bytes += bytesOf(more);
    if (more.length === 0) await sleep(Math.min(EMPTY_PAUSE_MS, Math.max(0, until - performance.now())));
  }
  return messages;
}

/** Divides messages, in order, so that each part fits into one payload. */
export function inPayloads(messages: readonly ReceivedMessage[]): ReceivedMessage[][] {
  const parts: ReceivedMessage[][] = [[]];
  let bytes = 0;
  for (const message of messages) {
    const own = bytesOf([message]);
    if (bytes > 0 && bytes + own > MAX_BATCH_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(message);
    bytes += own;
  }
  return parts;
}

/** Bytes of the bodies inside JSON, where quotes are escaped, with what the rest of a record takes. */
function bytesOf(messages: readonly ReceivedMessage[]): number {
  return messages.reduce((sum, { Body }) => sum + Buffer.byteLength(JSON.stringify(Body)) + 1_024, 0);
}
