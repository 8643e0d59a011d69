import { shrunkBy } from './adaptation.ts';
import type { CallClass } from './call-class.ts';
import type { Dimension, Levels } from './level.ts';
import type { LimiterState } from './limiter-state.ts';
import { type Costs, costsOf, floorCostUs } from './reservation.ts';
import type { Quota, Steering } from './steering.ts';

/** What became of a call that had reserved. */
export type Outcome =
  /**
   * It took so many tokens of the quota, whether it answered or not. The service had reserved `reserved` of them;
   * all that was asked for where that is not known.
   */
  | { readonly kind: 'used'; readonly tokens: number; readonly reserved?: number }
  /** The service refused it and counted nothing. */
  | { readonly kind: 'refused' }
  /** The service refused it for its rate. */
  | { readonly kind: 'throttled' }
  /** The service has no more tokens for the day. */
  | { readonly kind: 'exhausted' };

/** A call that was let in. */
export interface Reservation {
  readonly key: string;
  readonly callClass: CallClass;
  readonly tokens: number;
  readonly byFloor: boolean;
  /** When it may begin. */
  readonly atUs: number;
  /** What of the target was given out when it was let in. */
  readonly scale: number;
}

/** A call that ended, by the clock that `nowUs` goes by. */
export interface EndedCall {
  readonly reservation: Reservation;
  readonly outcome: Outcome;
  readonly endedAtUs: number;
}

/** A settlement as part of a conditional write: it is made once, while the reservation is open. */
export interface SettleWrite {
  readonly key: string;
  /** What is taken off levels; below 0 where the call took more than it had reserved. */
  readonly refunds: Readonly<Partial<Record<Dimension, number>>>;
  /** Where levels are put that are not beyond already: somebody may have closed the quota for longer meanwhile. */
  readonly put: Levels;
  /** The target's new shrinking, where there is one. */
  readonly shrunk: LimiterState['shrunk'];
}

const MINUTE_US = 60_000_000;

/** The write that settles, by what is believed of the state. */
export function settleWrite(
  ended: EndedCall,
  believed: LimiterState,
  nowUs: number,
  quota: Quota,
  steering: Steering,
): SettleWrite {
  const { reservation, outcome } = ended;
  const { key, atUs } = reservation;
  const refunds = refundsOf(ended, nowUs, quota, steering);
  const closed = closedUntil(outcome, nowUs, steering);
  if (closed !== undefined) {
    const { requests: _, tokens: __, ...floors } = refunds;
    const put = {
      requests: behind(closed, believed.levels.requests),
      tokens: behind(closed, believed.levels.tokens),
    };
    const shrunk = outcome.kind === 'throttled' ? shrunkBy(believed, atUs, nowUs, steering) : undefined;
    return { key, refunds: floors, put, shrunk: shrunk === believed.shrunk ? undefined : shrunk };
  }
  return { key, refunds, put: {}, shrunk: undefined };
}

/** Until when nobody is let in: who asks on at once hears the same. */
function closedUntil({ kind }: Outcome, nowUs: number, steering: Steering): number | undefined {
  if (kind === 'throttled') {
    return nowUs + steering.throttledMs * 1_000;
  }
  return kind === 'exhausted' ? nowUs + steering.exhaustedMs * 1_000 : undefined;
}

/** Others are known to have closed it for longer. */
function behind(closedUs: number, levelUs = 0): number {
  return Math.max(closedUs, levelUs);
}

/** Whether the write would be made. */
export function isSettleable({ key, put }: SettleWrite, { open, levels }: LimiterState): boolean {
  const puts = Object.entries(put) as [Dimension, number][];
  return open.has(key) && puts.every(([dimension, us]) => (levels[dimension] ?? 0) <= us);
}

/**
 * The state after the write. A level may fall behind now by it: that is as if it stood at now, since the next charge
 * begins there.
 */
export function settled({ key, refunds, put, shrunk }: SettleWrite, state: LimiterState): LimiterState {
  const open = new Map(state.open);
  open.delete(key);
  const lowered = Object.entries(refunds).map(([dimension, us]) => [
    dimension,
    (state.levels[dimension as Dimension] ?? 0) - us,
  ]);
  const levels = { ...state.levels, ...Object.fromEntries(lowered), ...put };
  return { ...state, levels, open, shrunk: shrunk ?? state.shrunk };
}

function refundsOf(
  ended: EndedCall,
  nowUs: number,
  quota: Quota,
  steering: Steering,
): Partial<Record<Dimension, number>> {
  const { tokens, scale, callClass, byFloor } = ended.reservation;
  const charged = costsOf(tokens, quota, steering, scale);
  const back = costsBack(ended, nowUs, quota, steering);
  const refunds = { requests: back.requestsUs, tokens: back.tokensUs };
  const { floor } = steering.shares[callClass];
  if (!byFloor || floor === 0) {
    return refunds;
  }
  const kept = {
    requestsUs: charged.requestsUs - back.requestsUs,
    tokensUs: charged.tokensUs - back.tokensUs,
  };
  return { ...refunds, [`floor-${callClass}`]: floorCostUs(charged, floor) - floorCostUs(kept, floor) };
}

/** What of the costs comes back. */
function costsBack(ended: EndedCall, nowUs: number, quota: Quota, steering: Steering): Costs {
  const { tokens, scale } = ended.reservation;
  if (ended.outcome.kind !== 'used') {
    return costsOf(tokens, quota, steering, scale);
  }
  const back = Math.floor(
    tokensBack(ended.reservation, ended.outcome, ended.endedAtUs) * timely(ended, nowUs),
  );
  return { requestsUs: 0, tokensUs: costsOf(back, quota, steering, scale).tokensUs };
}

/**
 * While it ran, the service counted all that it had reserved: a call that held it for a tenth of the minute has used a
 * tenth of what it did not need, and gets back the rest.
 */
function tokensBack(
  { tokens, atUs }: Reservation,
  outcome: Extract<Outcome, { kind: 'used' }>,
  endedAtUs: number,
): number {
  const held = partOfMinute(endedAtUs - atUs);
  const counted = Math.max(0, Math.min(tokens, outcome.reserved ?? tokens) - outcome.tokens);
  return tokens - outcome.tokens - counted * held;
}

/**
 * What comes back late belongs to a minute that is over by and by: else what many environments had left would be let
 * in beside the whole of a minute. A call that took more than it had reserved owes it all.
 */
function timely({ reservation: { tokens }, outcome, endedAtUs }: EndedCall, nowUs: number): number {
  const owes = outcome.kind === 'used' && outcome.tokens > tokens;
  return owes ? 1 : 1 - partOfMinute(nowUs - endedAtUs);
}

function partOfMinute(us: number): number {
  return Math.min(1, Math.max(0, us) / MINUTE_US);
}
