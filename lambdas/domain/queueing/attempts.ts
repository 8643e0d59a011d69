import type { CallClass } from '../limiter/call-class.ts';

/** What has become of a call so far. It travels in the message, since a queue counts every receive alike. */
export interface Attempts {
  /** Milliseconds since 1970. */
  readonly acceptedAtMs: number;
  /** How often it was not tried, mostly since there was no room: nobody's failure. */
  readonly refusals: number;
  /** How often it was tried and broke. */
  readonly failures: number;
}

/** What to do with a message. */
export type Fate =
  /** Send it anew with these attempts, withheld for so long, and let the old one go. */
  | { readonly kind: 'again'; readonly inSeconds: number; readonly attempts: Attempts }
  /** Tell the caller that it failed. */
  | { readonly kind: 'over'; readonly why: 'expired' | 'failed' };

/** How often a class is tried, and how long it may wait. */
export interface Endurance {
  readonly failures: number;
  /** How much longer each pause after a failure is than the one before. */
  readonly growth: number;
  readonly waitMs: number;
}

/**
 * The first pauses are short, since most of what breaks breaks once. Whoever has time outlives an outage: of a quarter
 * of an hour, and of an hour where they may wait a day.
 */
export const ENDURANCE: Readonly<Record<CallClass, Endurance>> = {
  interactive: { failures: 3, growth: 2, waitMs: 60_000 },
  standard: { failures: 8, growth: 4, waitMs: 3_600_000 },
  batch: { failures: 16, growth: 4, waitMs: 24 * 3_600_000 },
};

const FIRST_PAUSE_SECONDS = 2;
const MOST_PAUSE_SECONDS = 900;

export function firstAttempt(acceptedAtMs: number): Attempts {
  return { acceptedAtMs, refusals: 0, failures: 0 };
}

/** No quota had room, or nobody was asked. However often that is, it never counts as a failure. */
export function afterRefusal(
  attempts: Attempts,
  nowMs: number,
  inSeconds: number,
  endurance: Endurance,
): Fate {
  const refused = { ...attempts, refusals: attempts.refusals + 1 };
  return isTooLate(attempts, nowMs + inSeconds * 1_000, endurance)
    ? { kind: 'over', why: 'expired' }
    : { kind: 'again', inSeconds, attempts: refused };
}

/** It was tried and broke. @param random from 0 up to 1 */
export function afterFailure(attempts: Attempts, nowMs: number, random: number, endurance: Endurance): Fate {
  const failures = attempts.failures + 1;
  if (failures >= endurance.failures) {
    return { kind: 'over', why: 'failed' };
  }
  const most = Math.min(MOST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * endurance.growth ** (failures - 1));
  const inSeconds = Math.ceil(most * (0.5 + 0.5 * random));
  return isTooLate(attempts, nowMs + inSeconds * 1_000, endurance)
    ? { kind: 'over', why: 'expired' }
    : { kind: 'again', inSeconds, attempts: { ...attempts, failures } };
}

function isTooLate({ acceptedAtMs }: Attempts, atMs: number, { waitMs }: Endurance): boolean {
  return atMs - acceptedAtMs > waitMs;
}
