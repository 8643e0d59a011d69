import type { SqsMessage, SqsQueue } from './fauxqs.ts';

// The shortest retention there is; looking more often would find nothing new.
const SWEEP_EVERY_MS = 60_000;

const sweptAt = new WeakMap<SqsQueue, number>();

/** Forgets messages older than the queue's MessageRetentionPeriod, which fauxqs keeps for ever. */
export function dropExpired(queue: SqsQueue): void {
  const now = Date.now();
  if (now - (sweptAt.get(queue) ?? 0) < SWEEP_EVERY_MS) return;
  sweptAt.set(queue, now);
  const oldest = now - Number(queue.attributes.MessageRetentionPeriod) * 1000;
  const isKept = (message: SqsMessage): boolean => message.sentTimestamp > oldest;
  queue.messages = queue.messages.filter(isKept);
  queue.delayedMessages = queue.delayedMessages.filter(isKept);
  for (const [handle, { message }] of queue.inflightMessages) {
    if (!isKept(message)) queue.inflightMessages.delete(handle);
  }
}
