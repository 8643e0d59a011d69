import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InflightEntry, SqsQueue } from './fauxqs.ts';
import type { KeptMessage, QueueAddress, Queues } from './queues.ts';

interface SavedQueue extends QueueAddress {
  readonly attributes: Record<string, string>;
  readonly tags: Record<string, string>;
  readonly visible: KeptMessage[];
  readonly delayed: KeptMessage[];
  /** With the instant at which each becomes visible again, and with its handle, so that it can still be deleted. */
  readonly inFlight: InflightEntry[];
  readonly sequenceCounter: number;
}

const FILE = 'sqs.json';

/** Writes every queue with all that is in it; the file is whole or as before. */
export function saveQueues(queues: Queues, folder: string): void {
  const saved = queues
    .regions()
    .flatMap((region) => queues.inRegion(region).map((queue) => frozen(queue, region)));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, FILE);
  writeFileSync(`${path}.new`, JSON.stringify(saved));
  renameSync(`${path}.new`, path);
}

/** Puts back what `saveQueues` wrote. */
export function restoreQueues(queues: Queues, folder: string): void {
  for (const saved of read(join(folder, FILE))) thaw(queues, saved);
}

function read(path: string): SavedQueue[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SavedQueue[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`${path} cannot be read as saved queues. Remove it, or start with --fresh.`, {
      cause: error,
    });
  }
}

function frozen(queue: SqsQueue, region: string): SavedQueue {
  const { ready, delayed, inflight } = queue.inspectMessages();
  return {
    region,
    accountId: queue.arn.split(':')[4] ?? '',
    name: queue.name,
    attributes: queue.attributes,
    tags: Object.fromEntries(queue.tags),
    visible: ready,
    delayed,
    inFlight: inflight,
    sequenceCounter: queue.sequenceCounter,
  };
}

function thaw(queues: Queues, saved: SavedQueue): void {
  const queue = queues.put(saved, saved.attributes);
  for (const [name, value] of Object.entries(saved.tags)) queue.tags.set(name, value);
  for (const message of [...saved.visible, ...saved.delayed]) queue.enqueue(message);
  for (const entry of saved.inFlight) putInFlight(queue, entry);
  queue.sequenceCounter = saved.sequenceCounter;
}

function putInFlight(queue: SqsQueue, entry: InflightEntry): void {
  queue.inflightMessages.set(entry.receiptHandle, entry);
  const group = entry.message.messageGroupId;
  if (queue.isFifo() && group !== undefined) {
    queue.fifoLockedGroups.set(group, (queue.fifoLockedGroups.get(group) ?? 0) + 1);
  }
}
