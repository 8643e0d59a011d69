import type { Ask } from '../domain/limiter/reservation.ts';
import type { Outcome, Reservation } from '../domain/limiter/settlement.ts';
import type { Quota, Steering } from '../domain/limiter/steering.ts';

/** A call that may be made, and when it begins. */
export interface LetIn {
  readonly reservation: Reservation;
  readonly startsInMs: number;
}

/** Whether a call may be made now. */
export type Admission =
  | LetIn
  /** No room: it may be tried again after so long, as others may. */
  | { readonly retryAfterMs: number };

/** Lets calls of one inference profile in one region through, no more than its quota takes. */
export interface Limiter {
  /**
   * Key and tenant may be of any length. The same key again is the same reservation.
   * @throws MeridianError, rejected, for a call that no minute of the quota has room for
   */
  reserve(ask: Ask): Promise<Admission>;
  /**
   * Gives back what a call did not use. Again it changes nothing, nor for a call that was forgotten. `left` where it
   * goes along with the environment's next write, which has come soon after ends so far: an environment that has none
   * takes it along when it dies, as a crash would, and time makes up for it.
   */
  settle(reservation: Reservation, outcome: Outcome): Promise<'settled' | 'repeated' | 'left'>;
}

export interface LimiterOptions {
  readonly quota: Quota;
  readonly steering?: Steering;
  /** Milliseconds since 1970, by a clock that may be wrong. */
  readonly nowMs: () => number;
}
