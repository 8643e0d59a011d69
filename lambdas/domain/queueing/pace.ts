/** How long calls of a class wait at present, as one consumer of their queue sees it. Milliseconds. */
export interface Pace {
  readonly waitMs: number;
}

export const NO_WAIT: Pace = { waitMs: 0 };

const LEARNS = 0.2;
const LEAST_SECONDS = 1;
/** SQS withholds a message no longer. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const MOST_SECONDS = 900;
const EARLY_MS = 1_000;
const PART_OF_AGE = 0.1;

/** A call of this age was let in. */
export function letIn({ waitMs }: Pace, ageMs: number): Pace {
  return { waitMs: waitMs + LEARNS * (ageMs - waitMs) };
}

/** A call of this age was not let in: the wait is longer than that. */
export function turnedAway({ waitMs }: Pace, ageMs: number): Pace {
  return { waitMs: Math.max(waitMs, ageMs) };
}

/**
 * When a call that was not let in should ask again: once it is as old as those are that get in. Whoever has come late
 * waits for those before them, and a long queue asks no more often than a short one.
 * @param random from 0 up to 1, so that those who came together do not come back together
 * @returns whole seconds, as queues count
 */
export function againInSeconds(pace: Pace, ageMs: number, retryAfterMs: number, random: number): number {
  const waitMs = Math.max(retryAfterMs, pace.waitMs - ageMs, EARLY_MS + PART_OF_AGE * ageMs);
  const seconds = Math.ceil((waitMs * (0.9 + 0.2 * random)) / 1_000);
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds));
}
