import type { Burst } from './arrivals.ts';

/** How many events of a burst meet in a commit: they fall at random into the windows of its time, of each consumer. */
export function burstMeeting({ events, durationMs }: Burst, windowMs: number, consumers: number): number {
  if (windowMs === 0) return 1;
  const places = Math.max(1, (consumers * durationMs) / windowMs);
  const taken = places * (1 - (1 - 1 / places) ** events);
  return events / taken;
}
