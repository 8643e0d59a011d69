import { type Dimension, startsInUs } from './level.ts';
import type { LimiterState } from './limiter-state.ts';
import { type Ask, isReservable, type ReserveWrite, reserved, reserveWrite } from './reservation.ts';
import { type EndedCall, isSettleable, type SettleWrite, settled, settleWrite } from './settlement.ts';
import type { Quota, Steering } from './steering.ts';

/** One conditional write: it settles calls that ended, and then reserves for calls that want to begin; all or nothing. */
export interface LimiterWrite {
  readonly settlements: readonly SettleWrite[];
  readonly reservations: readonly ReserveWrite[];
}

/** What an environment would have written at once. */
export interface Wishes {
  readonly ended: readonly EndedCall[];
  /** Of different keys. */
  readonly asks: readonly Ask[];
}

/**
 * The write that settles all that ended and lets in whom there is room for, each after those before it, by what is
 * believed of the state. Who is not let in is not in it.
 */
export function plannedWrite(
  { ended, asks }: Wishes,
  believed: LimiterState,
  nowUs: number,
  quota: Quota,
  steering: Steering,
): LimiterWrite {
  let state = believed;
  const settlements = ended.map((call) => {
    const write = settleWrite(call, state, nowUs, quota, steering);
    state = settled(write, state);
    return write;
  });
  if (settlements.some(closes)) {
    return { settlements, reservations: [] };
  }
  const reservations = asks.flatMap((ask) => {
    const write = reserveWrite(ask, state, nowUs, quota, steering);
    // What ends by this write cannot begin by it: DynamoDB changes an attribute once.
    if (believed.open.has(ask.key) || !isReservable(write, state)) {
      return [];
    }
    state = reserved(write, state);
    return [write];
  });
  return { settlements, reservations };
}

/** After a 429 nobody comes in by the same write. */
function closes({ put, shrunk }: SettleWrite): boolean {
  return Object.keys(put).length > 0 || shrunk !== undefined;
}

/** Whether the write would be made. */
export function isWritable({ settlements, reservations }: LimiterWrite, state: LimiterState): boolean {
  let now = state;
  for (const write of settlements) {
    if (!isSettleable(write, now)) {
      return false;
    }
    now = settled(write, now);
  }
  for (const write of reservations) {
    if (!isReservable(write, now)) {
      return false;
    }
    now = reserved(write, now);
  }
  return true;
}

/** The state after the write. */
export function afterWrite({ settlements, reservations }: LimiterWrite, state: LimiterState): LimiterState {
  const lowered = settlements.reduce((now, write) => settled(write, now), state);
  return reservations.reduce((now, write) => reserved(write, now), lowered);
}

/**
 * How long a call that was let in has to wait before it begins, by the state that the write left: those after it in
 * the write have added to the levels since. Microseconds.
 */
export function beginsInUs({ reservations }: LimiterWrite, at: number, { levels }: LimiterState): number {
  const before: Partial<Record<Dimension, number>> = { ...levels };
  for (const { dimension, costUs } of reservations.slice(at + 1).flatMap(({ steps }) => steps)) {
    before[dimension] = (before[dimension] ?? 0) - costUs;
  }
  const { steps = [] } = reservations[at] ?? {};
  return Math.max(0, ...steps.map((step) => startsInUs(step, before)));
}
