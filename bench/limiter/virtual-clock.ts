import { eventHeap } from '../plan/event-heap.ts';

/** Time that goes on as soon as nothing more happens at its present instant. */
export interface VirtualClock {
  nowMs(): number;
  pause(ms: number): Promise<void>;
  /** Goes on until then, and leaves undone what would come later. */
  runUntil(endMs: number): Promise<void>;
}

export function virtualClock(startMs: number): VirtualClock {
  const due = eventHeap<() => void>();
  let now = startMs;
  return {
    nowMs: () => now,
    pause: (ms) => new Promise((resolve) => due.add(now + Math.max(0, ms), resolve)),
    async runUntil(endMs) {
      await happened();
      while (due.nextMs() <= endMs) {
        now = due.nextMs();
        due.take()();
        await happened();
      }
      now = endMs;
    },
  };
}

/** Until every promise that could go on has gone on. */
function happened(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
