/**
 * A clock for ages: it goes as fast as the faster of the machine's two clocks, and never back. Alone, the wall clock
 * may be set back, and what was kept for seconds is kept for minutes; the monotonic one stands still while the
 * machine is suspended, as between two requests of a function: https://man7.org/linux/man-pages/man2/clock_gettime.2.html
 */
export function elapsedClock(
  wallMs: () => number = Date.now,
  monotonicMs: () => number = () => performance.now(),
): () => number {
  let lastWallMs = wallMs();
  let lastMonotonicMs = monotonicMs();
  // Not from 0: `lru-cache` takes a start of 0 for none, and such an entry would never grow old.
  let elapsedMs = 1;
  return () => {
    const wall = wallMs();
    const monotonic = monotonicMs();
    elapsedMs += Math.max(0, wall - lastWallMs, monotonic - lastMonotonicMs);
    lastWallMs = wall;
    lastMonotonicMs = monotonic;
    return elapsedMs;
  };
}
