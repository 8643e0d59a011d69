import { isError, type Outcome } from '../generate/outcome.ts';

/** What the clients of a region saw when it died. Nobody sends again: each error is one for good. */
export interface Outage {
  readonly region: string;
  /** When it died, in seconds from the beginning of the load. */
  readonly atSeconds: number;
  readonly errors: number;
  /** From then to the answer of the first accepted write that one of its users sent; infinite if none was. */
  readonly acceptedAgainSeconds: number;
  /** From then to the intended start of the last request that failed, 0 if none did. */
  readonly lastErrorSeconds: number;
}

/** Looks at the requests that began after the death, and at those that it cut off. */
export function outageOf(outcomes: readonly Outcome[], region: string, killedMs: number): Outage {
  const errors = outcomes.filter((one) => isError(one) && one.endMs >= killedMs);
  const accepted = outcomes.filter(
    (one) => one.region === region && one.accepted !== undefined && one.atMs >= killedMs,
  );
  const firstMs = accepted.reduce((first, { endMs }) => Math.min(first, endMs), Number.POSITIVE_INFINITY);
  const lastMs = errors.reduce((last, { atMs }) => Math.max(last, atMs), killedMs);
  return {
    region,
    atSeconds: killedMs / 1_000,
    errors: errors.length,
    acceptedAgainSeconds: (firstMs - killedMs) / 1_000,
    lastErrorSeconds: (lastMs - killedMs) / 1_000,
  };
}
