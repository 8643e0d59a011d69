import type { CallClass } from '../limiter/call-class.ts';
import type { Quota, Steering } from '../limiter/steering.ts';

/** What somebody who waits is told. */
export interface Outlook {
  /** 1 is next. */
  readonly position: number;
  /** If nobody of another class wanted anything. */
  readonly soonestMs: number;
  /** If everybody did: what the class is sure of. Infinite for one that is sure of nothing. */
  readonly latestMs: number;
}

const MINUTE_MS = 60_000;

/** When a call's turn comes, with so many of its class before it. @param tokensPerCall what calls take on average */
export function outlook(
  callClass: CallClass,
  before: number,
  tokensPerCall: number,
  quota: Quota,
  { target, shares }: Pick<Steering, 'target' | 'shares'>,
): Outlook {
  const perMinute = Math.min(quota.requestsPerMinute, quota.tokensPerMinute / tokensPerCall) * target;
  const msOf = (share: number): number =>
    before === 0 ? 0 : Math.ceil((before * MINUTE_MS) / (perMinute * share));
  return { position: before + 1, soonestMs: msOf(1), latestMs: msOf(sureShare(callClass, shares)) };
}

/** Interactive calls go before all others, and have what those are not sure of. */
function sureShare(callClass: CallClass, shares: Steering['shares']): number {
  return callClass === 'interactive'
    ? 1 - shares.standard.floor - shares.batch.floor
    : shares[callClass].floor;
}
