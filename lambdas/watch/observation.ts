/** What an observer thinks of a region. */
export type Verdict = 'up' | 'down';

/** What one region's watch saw. */
export interface Observation {
  /** The observing region. */
  readonly region: string;
  /** Base address of its API, by which its peers probe it. */
  readonly api: string;
  readonly sees: Readonly<Record<string, Verdict>>;
  /** Milliseconds since 1970 by the observer's clock. */
  readonly atMs: number;
}

/** An observation as it is written down, which is its region's heartbeat as well. */
export interface Beat extends Observation {
  /** Since when they have come without a pause, by the same clock. */
  readonly sinceMs: number;
}
