import { monitorEventLoopDelay } from 'node:perf_hooks';
import { micros, percentileMs, recordMs } from '../judge/histogram.ts';
import type { Generated } from './outcome.ts';

const RESOLUTION_MS = 5;

type Watched = Pick<Generated, 'latenessP99Ms' | 'latenessMaxMs' | 'loopDelayP99Ms'>;

/** Measures the generator itself: a load that comes late is another load than the one that was asked for. */
export function watchGenerator(): { sent(lateMs: number): void; stop(): Watched } {
  const lateness = micros();
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  return {
    sent: (lateMs) => recordMs(lateness, lateMs),
    stop: () => {
      loop.disable();
      return {
        latenessP99Ms: percentileMs(lateness, 99),
        latenessMaxMs: percentileMs(lateness, 100),
        // The monitor records nanoseconds from turn to turn, its own interval included.
        loopDelayP99Ms: Math.max(0, loop.percentile(99) / 1e6 - RESOLUTION_MS),
      };
    },
  };
}
