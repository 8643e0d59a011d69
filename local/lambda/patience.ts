/** For each environment that there is already. */
const PATIENCE_MS = 25;

/**
 * How long an event that waits must wait yet before it starts another environment. Milliseconds, below 0 for one that
 * has waited longer. An environment that is about to be free serves it sooner than a new one would, and each new one
 * warms its code up at everybody's expense.
 */
export function patienceLeftMs(waitingSince: number, environments: number): number {
  return waitingSince + PATIENCE_MS * environments - performance.now();
}
