import type { Arrival } from '../plan/arrivals.ts';

/**
 * Fires every arrival at its time and never waits for what it started. Ends when the last one is fired. An event
 * loop that comes late fires all that are due at once, each with its own intended time.
 */
export function dispatch<A extends Pick<Arrival, 'atMs'>>(
  arrivals: readonly A[],
  elapsedMs: () => number,
  fire: (arrival: A, lateMs: number) => void,
): Promise<void> {
  let next = 0;
  return new Promise((resolve) => {
    const turn = (): void => {
      const nowMs = elapsedMs();
      for (let due = arrivals[next]; due !== undefined && due.atMs <= nowMs; due = arrivals[next]) {
        next += 1;
        fire(due, nowMs - due.atMs);
      }
      const coming = arrivals[next];
      if (coming === undefined) {
        resolve();
      } else {
        setTimeout(turn, coming.atMs - nowMs);
      }
    };
    turn();
  });
}
