import type { SqsMessage, SqsQueue } from './fauxqs.ts';

/** How full one queue is. */
export interface QueueDepth {
  readonly queue: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** Age of the oldest message in any of the three; 0 for an empty queue. */
  readonly oldestAgeSeconds: number;
}

export function depthOf(queue: SqsQueue, nowMs: number): QueueDepth {
  queue.processTimers();
  const { ready, delayed, inflight } = queue.inspectMessages();
  const oldestMs = oldest(
    oldest(oldest(nowMs, ready), delayed),
    inflight.map(({ message }) => message),
  );
  return {
    queue: queue.name,
    visible: ready.length,
    inFlight: inflight.length,
    delayed: delayed.length,
    oldestAgeSeconds: (nowMs - oldestMs) / 1000,
  };
}

function oldest(earliestMs: number, messages: readonly SqsMessage[]): number {
  return messages.reduce((earliest, { sentTimestamp }) => Math.min(earliest, sentTimestamp), earliestMs);
}
