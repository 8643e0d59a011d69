import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';

/** A clock that stands still until it is told to go on; then whatever is due happens in its order. */
export interface VirtualTime {
  nowMs(): number;
  after(ms: number, action: () => void): () => void;
  pause(ms: number): Promise<void>;
  /** Goes on until nothing is due within so much time. */
  run(forMs: number): Promise<void>;
  /** Goes on until it holds; throws if it does not within so much time. */
  until(holds: () => boolean, withinMs?: number): Promise<void>;
}

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly action: () => void;
}

export function virtualTime(startMs = Date.UTC(2026, 10, 20)): VirtualTime {
  const timers = new Set<Timer>();
  let now = startMs;
  let order = 0;
  const step = (untilMs: number): boolean => {
    const next = [...timers].sort((a, b) => a.atMs - b.atMs || a.order - b.order)[0];
    if (next === undefined || next.atMs > untilMs) return false;
    timers.delete(next);
    now = Math.max(now, next.atMs);
    next.action();
    return true;
  };
  const after = (ms: number, action: () => void) => {
    const timer = { atMs: now + Math.max(0, ms), order: order++, action };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const until = async (holds: () => boolean, untilMs: number): Promise<boolean> => {
    await settled();
    while (!holds()) {
      if (!step(untilMs)) return false;
      await settled();
    }
    return true;
  };
  return {
    nowMs: () => now,
    after,
    pause: (ms) => new Promise((resolve) => after(ms, resolve)),
    async run(forMs) {
      const endMs = now + forMs;
      await until(() => false, endMs);
      now = endMs;
    },
    async until(holds, withinMs = 600_000) {
      if (!(await until(holds, now + withinMs))) throw new Error('It does not come to hold in time.');
    },
  };
}

/** Random bytes that are the same for the same seed. */
export function seededBytes(seed: number, name = 'bytes'): (count: number) => Uint8Array {
  const random = seededRandom(seed, name);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}

/** Lets every promise that can go on go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
