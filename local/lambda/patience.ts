/** What the environments of a function are about. Milliseconds of the monotonic clock. */
export interface Queueing {
  readonly environments: number;
  /** Since when the eldest event waits. */
  readonly waitingSince: number;
  /** When an environment last took an event. */
  readonly lastTakenAt: number;
  /** How long starts take just now. */
  readonly startMs: number;
}

/** Environments that have taken no event for so long wait for something themselves, and leave the cores free. */
const STANDSTILL_MS = 100;
/** For each environment that there is already. */
const PATIENCE_MS = 200;

/**
 * How long an event must wait yet before it starts another environment; 0 or less: no longer. Where environments
 * come and go, one that is about to be free serves it sooner than a new one would: each new one takes its start and
 * the warming of its code from the same few cores. Where starts take long, those cores have no time for more.
 */
export function patienceLeftMs({ environments, waitingSince, lastTakenAt, startMs }: Queueing): number {
  if (environments === 0) return 0;
  const standstillMs = Math.max(STANDSTILL_MS, startMs / 2);
  const patienceMs = Math.max(PATIENCE_MS, startMs) * environments;
  return Math.min(lastTakenAt + standstillMs, waitingSince + patienceMs) - performance.now();
}
