/** What the environments of a function are about. Milliseconds of the monotonic clock. */
export interface Queueing {
  readonly environments: number;
  /** Since when the eldest event waits. */
  readonly waitingSince: number;
  /** When an environment last took an event. */
  readonly lastTakenAt: number;
}

/** Environments that have taken no event for so long wait for something themselves, and leave the cores free. */
const STANDSTILL_MS = 100;
/** For each environment that there is already. */
const PATIENCE_MS = 200;

/**
 * How long an event must wait yet before it starts another environment; 0 or less: no longer. Where environments
 * come and go, one that is about to be free serves it sooner than a new one would: each new one takes its start and
 * the warming of its code from the same few cores.
 */
export function patienceLeftMs({ environments, waitingSince, lastTakenAt }: Queueing): number {
  if (environments === 0) return 0;
  const dueAt = Math.min(lastTakenAt + STANDSTILL_MS, waitingSince + PATIENCE_MS * environments);
  return dueAt - performance.now();
}
