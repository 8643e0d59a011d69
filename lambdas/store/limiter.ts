import { type LimiterState, UNUSED } from '../domain/limiter/limiter-state.ts';
import {
  type Ask,
  beginsInUs,
  believed,
  isReservable,
  type ReserveWrite,
  reserveWrite,
  retryAfterMs,
} from '../domain/limiter/reservation.ts';
import { type Outcome, type Reservation, settleWrite } from '../domain/limiter/settlement.ts';
import { type Quota, STEERING, type Steering } from '../domain/limiter/steering.ts';
import { rejected } from '../platform/errors.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { LimiterItem, Written } from './limiter-item.ts';

const MOST_TRIES = 3;
const KEY_DIGITS = 10;
const TENANT_DIGITS = 4;

/** Whether a call may be made now. */
export type Admission =
  | { readonly reservation: Reservation; readonly startsInMs: number }
  /** No room: it may be tried again after so long, as others may. */
  | { readonly retryAfterMs: number };

/** Lets calls of one inference profile in one region through, no more than its quota takes. */
export interface Limiter {
  /**
   * Key and tenant may be of any length. The same key again is the same reservation.
   * @throws MeridianError, rejected, for a call that no minute of the quota has room for
   */
  reserve(ask: Ask): Promise<Admission>;
  /** Gives back what a call did not use. Again it changes nothing, nor for a call that was forgotten. */
  settle(reservation: Reservation, outcome: Outcome): Promise<'settled' | 'repeated'>;
}

export interface LimiterOptions {
  readonly quota: Quota;
  readonly steering?: Steering;
  /** Milliseconds since 1970, by a clock that may be wrong. */
  readonly nowMs: () => number;
}

/** A limiter over one stored item. */
export function limiter(item: LimiterItem, options: LimiterOptions): Limiter {
  return new ItemLimiter(item, options);
}

/**
 * It remembers what its last write met, so that the next one is the write that holds: one for a reservation and one
 * for a settlement. Where the memory was wrong a second one follows, and a third where others were faster than that.
 */
class ItemLimiter implements Limiter {
  private readonly item: LimiterItem;
  private readonly quota: Quota;
  private readonly steering: Steering;
  private readonly nowMs: () => number;
  private state: LimiterState = UNUSED;
  private seenAtMs = Number.NEGATIVE_INFINITY;
  /** How far the fastest clock that was seen is ahead of this one: all go by that, so that the rate is one. */
  private aheadUs = 0;

  constructor(item: LimiterItem, { quota, steering = STEERING, nowMs }: LimiterOptions) {
    this.item = item;
    this.quota = quota;
    this.steering = steering;
    this.nowMs = nowMs;
  }

  async reserve(named: Ask): Promise<Admission> {
    requireRoom(named, this.quota);
    const ask = { ...named, key: tagOf(named.key, KEY_DIGITS), tenant: tagOf(named.tenant, TENANT_DIGITS) };
    const write = this.planned(ask);
    return this.isFresh(ask) && !isReservable(write, this.believed())
      ? (this.repeated(ask) ?? this.refusal(ask))
      : this.tried(ask, write);
  }

  async settle(reservation: Reservation, outcome: Outcome): Promise<'settled' | 'repeated'> {
    const write = settleWrite(reservation, outcome, this.state, this.nowUs(), this.quota, this.steering);
    const { isDone } = this.learn(await this.item.settle(write));
    return isDone ? 'settled' : 'repeated';
  }

  private planned(ask: Ask): ReserveWrite {
    return reserveWrite(ask, this.believed(), this.nowUs(), this.quota, this.steering);
  }

  private believed(): LimiterState {
    const nowUs = this.nowUs();
    return believed(this.state, nowUs - (this.nowMs() - this.seenAtMs) * 1_000, nowUs);
  }

  private async tried(ask: Ask, planned: ReserveWrite, triesLeft = MOST_TRIES): Promise<Admission> {
    const { isDone, state } = this.learn(await this.item.reserve(planned));
    if (isDone) {
      return admission(ask, planned, state);
    }
    const better = this.planned(ask);
    const hasRoom = triesLeft > 1 && isReservable(better, this.state);
    return this.repeated(ask) ?? (hasRoom ? this.tried(ask, better, triesLeft - 1) : this.refusal(ask));
  }

  /** The reservation of an earlier try whose answer got lost. */
  private repeated(ask: Ask): Admission | undefined {
    const open = this.state.open.get(ask.key);
    if (open === undefined) {
      return undefined;
    }
    const { scale } = this.planned(ask);
    const { key, callClass, tokens } = ask;
    const reservation = { key, callClass, tokens, byFloor: open.byFloor, atUs: open.atMs * 1_000, scale };
    return { reservation, startsInMs: 0 };
  }

  private refusal(ask: Ask): Admission {
    return { retryAfterMs: retryAfterMs(ask, this.state, this.nowUs(), this.quota, this.steering) };
  }

  private nowUs(): number {
    return Math.round(this.nowMs() * 1_000) + this.aheadUs;
  }

  private isFresh({ callClass }: Ask): boolean {
    return this.nowMs() - this.seenAtMs < this.steering.shares[callClass].believesMs;
  }

  private learn(written: Written): Written {
    this.state = written.state;
    this.seenAtMs = this.nowMs();
    this.aheadUs = Math.max(this.aheadUs, written.state.atUs - Math.round(this.seenAtMs * 1_000));
    return written;
  }
}

function requireRoom({ tokens }: Ask, { tokensPerMinute }: Quota): void {
  if (tokens >= 1 && tokens <= tokensPerMinute) {
    return;
  }
  const message = `The call may take ${tokens} tokens, and its quota has ${tokensPerMinute} a minute; shorten the prompt or ask for less output.`;
  throw rejected('call-too-large', message);
}

/** Short: the item holds them of every call under way, and each write is billed by the whole item. */
function tagOf(name: string, digits: number): string {
  return sha256Hex(name).slice(0, digits);
}

function admission({ key, callClass, tokens }: Ask, write: ReserveWrite, state: LimiterState): Admission {
  const startsInUs = beginsInUs(write, state);
  const { open, scale, nowUs } = write;
  const reservation = { key, callClass, tokens, byFloor: open.byFloor, atUs: nowUs + startsInUs, scale };
  return { reservation, startsInMs: Math.ceil(startsInUs / 1_000) };
}
