import type { CallClass } from './call-class.ts';

/** What the account may use of one inference profile in one region. Either may be infinite. */
export interface Quota {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
}

/** How much of the burst a class may use up: less while it is young, more with age. */
export interface ClassShare {
  readonly young: number;
  readonly old: number;
  /** When it is old. */
  readonly oldAfterMs: number;
  /** How long ahead it may be let in, to begin when there is room. */
  readonly bookMs: number;
  /** How long what was last seen of a full quota is taken for a refusal, without asking. */
  readonly believesMs: number;
  /** What of the quota it is sure to get, however much the classes above it want. */
  readonly floor: number;
}

/** How the limiter keeps a quota full and never over. */
export interface Steering {
  /** What of the quota is given out in the long run. */
  readonly target: number;
  /** How far calls may run ahead of it, in time of the quota. */
  readonly burstMs: number;
  /** The largest call, in time of the quota, that begins as soon as the level lets it; a larger one waits for the rest. */
  readonly callMs: number;
  /** What of the burst lies before now: two writers' knowledge may differ by so much without a second write. */
  readonly slackMs: number;
  /** How far a class may run ahead of its floor, in time of the floor. */
  readonly floorBurstMs: number;
  readonly shares: Readonly<Record<CallClass, ClassShare>>;
  /** What a tenant with more than its part of the calls under way has less of the burst. */
  readonly greedyShare: number;
  /** A settlement is left to the next write of its environment where that follows so soon. */
  readonly settlesWithinMs: number;
  /** How an answer of 429 shrinks the target, how often at most, to what least share of it, and how fast it comes back. */
  readonly shrinkBy: number;
  readonly shrinkEveryMs: number;
  readonly shrinkTo: number;
  readonly regrowPerMinute: number;
  /** How long nobody is let in after a 429. */
  readonly throttledMs: number;
  /** How long nobody is let in to a model whose tokens of the day are used up. */
  readonly exhaustedMs: number;
  /** When a call that was never settled is forgotten. */
  readonly abandonedMs: number;
}

/**
 * Over any minute the target, all of the burst, one call and the difference of the clocks stay within the quota:
 * 0.97 × (60 s + 1.4 s + 0.12 s + 0.3 s) / 60 s = 0.9994. What a call takes beyond 0.12 s it has waited for.
 */
export const STEERING: Steering = {
  target: 0.97,
  burstMs: 1_400,
  callMs: 120,
  slackMs: 600,
  floorBurstMs: 2_000,
  shares: {
    interactive: { young: 0.95, old: 0.95, oldAfterMs: 1, bookMs: 1_000, believesMs: 100, floor: 0 },
    standard: { young: 0.65, old: 0.75, oldAfterMs: 60_000, bookMs: 0, believesMs: 500, floor: 0.15 },
    batch: { young: 0.45, old: 0.55, oldAfterMs: 600_000, bookMs: 0, believesMs: 1_000, floor: 0.07 },
  },
  greedyShare: 0.2,
  settlesWithinMs: 500,
  shrinkBy: 0.85,
  shrinkEveryMs: 15_000,
  shrinkTo: 0.1,
  regrowPerMinute: 0.1,
  throttledMs: 2_000,
  exhaustedMs: 600_000,
  abandonedMs: 600_000,
};

/** What of the burst a call of a class and an age may use up. */
export function shareOf(
  { young, old, oldAfterMs }: Pick<ClassShare, 'young' | 'old' | 'oldAfterMs'>,
  ageMs: number,
): number {
  return young + (old - young) * Math.min(1, Math.max(0, ageMs) / oldAfterMs);
}
