import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late an event loop turned in the last whole window. Milliseconds. */
export interface LoopDelay {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const RESOLUTION_MS = 10;
const WINDOW_MS = 2_000;

/** Watches this process's event loop; what it gives tells of the last two seconds that are over. */
export function watchLoopDelay(): () => LoopDelay {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  monitor.enable();
  const now = (): LoopDelay => ({
    p50Ms: delayMs(monitor.percentile(50)),
    p99Ms: delayMs(monitor.percentile(99)),
    maxMs: delayMs(monitor.max),
  });
  let last: LoopDelay = { p50Ms: 0, p99Ms: 0, maxMs: 0 };
  setInterval(() => {
    last = now();
    monitor.reset();
  }, WINDOW_MS).unref();
  return () => last;
}

/** The monitor records nanoseconds from turn to turn, its own interval included. */
function delayMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}
