/** How fast answers age. */
export type TtlClass = 'static' | 'product' | 'general' | 'conversation' | 'live';

const SECONDS: Readonly<Record<TtlClass, number>> = {
  static: 24 * 3_600,
  product: 12 * 3_600,
  general: 4 * 3_600,
  conversation: 30 * 60,
  live: 10 * 60,
};
const JITTER = 0.1;
/** How much longer than fresh an answer may be served while somebody asks anew. */
const STALE_SHARE = 0.5;

/** When an answer is asked for anew, and when it is served no longer. Milliseconds since 1970. */
export interface Lifetime {
  readonly freshUntilMs: number;
  readonly servedUntilMs: number;
}

/**
 * Sets both ends with a tenth of jitter, so that what was answered together does not expire together.
 * @param random from 0 to 1
 */
export function lifetimeOf(ttl: TtlClass, nowMs: number, random: number): Lifetime {
  const freshMs = SECONDS[ttl] * 1_000 * (1 + JITTER * (2 * random - 1));
  return {
    freshUntilMs: Math.round(nowMs + freshMs),
    servedUntilMs: Math.round(nowMs + freshMs * (1 + STALE_SHARE)),
  };
}

/** How an answer stands to the time. */
export function ageOf(
  { freshUntilMs, servedUntilMs }: Lifetime,
  nowMs: number,
): 'fresh' | 'stale' | 'expired' {
  if (nowMs >= servedUntilMs) {
    return 'expired';
  }
  return nowMs >= freshUntilMs ? 'stale' : 'fresh';
}
