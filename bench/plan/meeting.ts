import type { Burst } from './arrivals.ts';

/**
 * How many events of one session meet in a commit, for long writing at a steady rate: a consumer's windows follow each
 * other, a session's events in one of them are Poisson with mean μ, and a commit is made where there is at least one.
 */
export function steadyMeeting(perSecond: number, windowMs: number, consumers: number): number {
  const mean = (perSecond * windowMs) / 1_000 / consumers;
  return mean === 0 ? 1 : mean / (1 - Math.exp(-mean));
}

/** The same for one burst: its events fall at random into the windows of its time, of each consumer. */
export function burstMeeting({ events, durationMs }: Burst, windowMs: number, consumers: number): number {
  if (windowMs === 0) return 1;
  const places = Math.max(1, (consumers * durationMs) / windowMs);
  const taken = places * (1 - (1 - 1 / places) ** events);
  return events / taken;
}
