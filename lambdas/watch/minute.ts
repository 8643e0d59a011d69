import { setTimeout as sleep } from 'node:timers/promises';

/** One tick a second. */
const PERIOD_MS = 1_000;
/**
 * The schedule calls again after sixty seconds, and only one call may run: one that comes early waits a second or two
 * in Lambda's queue of asynchronous events. Those are made up for in the next minute, which ends so much sooner. What
 * dies in the pause is noticed so much later.
 */
const LONGEST_MS = 57_000;
/** Left to finish a slow tick and to log. */
const RESERVE_MS = 5_000;

/** Runs a tick every second until the minute is nearly over or little time remains. Ticks handle their own errors. */
export async function untilMinuteEnds(
  tick: () => Promise<void>,
  clock: { monotonicMs(): number; remainingMs(): number },
): Promise<void> {
  const endMs = clock.monotonicMs() + Math.min(LONGEST_MS, clock.remainingMs() - RESERVE_MS);
  do {
    const startMs = clock.monotonicMs();
    await tick();
    await sleep(Math.max(0, PERIOD_MS - (clock.monotonicMs() - startMs)));
  } while (clock.monotonicMs() < endMs);
}
