import { scaleAt } from '../domain/limiter/adaptation.ts';
import { type LimiterState, type OpenCall, UNUSED } from '../domain/limiter/limiter-state.ts';
import { beginsInUs, type LimiterWrite, plannedWrite } from '../domain/limiter/limiter-write.ts';
import {
  type Ask,
  believed,
  type ReserveWrite,
  reserveWrite,
  retryAfterMs,
} from '../domain/limiter/reservation.ts';
import type { EndedCall } from '../domain/limiter/settlement.ts';
import type { Quota, Steering } from '../domain/limiter/steering.ts';
import type { LetIn } from './limiter.ts';

/** What an environment knows of an item, which is what its last write met or left, and what it makes of that. */
export class LimiterMemory {
  private readonly quota: Quota;
  private readonly steering: Steering;
  private readonly nowMs: () => number;
  private state: LimiterState = UNUSED;
  private seenAtMs = Number.NEGATIVE_INFINITY;
  /** How far the fastest clock that was seen is ahead of this one: all go by that, so that the rate is one. */
  private aheadUs = 0;

  /** @param nowMs by a clock that may be wrong */
  constructor(quota: Quota, steering: Steering, nowMs: () => number) {
    this.quota = quota;
    this.steering = steering;
    this.nowMs = nowMs;
  }

  learn(state: LimiterState): void {
    this.state = state;
    this.seenAtMs = this.nowMs();
    this.aheadUs = Math.max(this.aheadUs, state.atUs - Math.round(this.seenAtMs * 1_000));
  }

  nowUs(): number {
    return Math.round(this.nowMs() * 1_000) + this.aheadUs;
  }

  isOpen(key: string): boolean {
    return this.state.open.has(key);
  }

  /** Whether a class takes what was seen for what is. */
  isFresh({ callClass }: Ask): boolean {
    return this.ageMs() < this.steering.shares[callClass].believesMs;
  }

  /** Settles all that ended, and lets in whom there probably is room for. */
  planned(ended: readonly EndedCall[], asks: readonly Ask[]): LimiterWrite {
    return plannedWrite({ ended, asks }, this.believed(), this.nowUs(), this.quota, this.steering);
  }

  /** Lets in whom there is room for only if what was seen so long ago has changed. */
  probe(ask: Ask): LimiterWrite {
    const reservation = reserveWrite(ask, this.believed(), this.nowUs(), this.quota, this.steering);
    return { settlements: [], reservations: [reservation] };
  }

  /** Of a write that was made: what its reservation of an index let in. */
  letIn({ key, callClass, tokens }: Ask, write: LimiterWrite, at: number): LetIn {
    const { open, scale, nowUs } = write.reservations[at] as ReserveWrite;
    const startsInUs = beginsInUs(write, at, this.state);
    const reservation = { key, callClass, tokens, byFloor: open.byFloor, atUs: nowUs + startsInUs, scale };
    return { reservation, startsInMs: Math.ceil(startsInUs / 1_000) };
  }

  /** The reservation of an earlier try whose answer got lost. */
  repeated({ key, callClass, tokens }: Ask): LetIn | undefined {
    const open: OpenCall | undefined = this.state.open.get(key);
    if (open === undefined) {
      return undefined;
    }
    const scale = scaleAt(this.state, this.nowUs(), this.steering);
    const { byFloor, atMs } = open;
    const reservation = { key, callClass, tokens, byFloor, atUs: atMs * 1_000, scale };
    return { reservation, startsInMs: Math.max(0, Math.ceil(atMs - this.nowUs() / 1_000)) };
  }

  /** When there is room, if nobody else comes before. */
  retryAfterMs(ask: Ask): number {
    return retryAfterMs(ask, this.state, this.nowUs(), this.quota, this.steering);
  }

  private believed(): LimiterState {
    const nowUs = this.nowUs();
    return believed(this.state, nowUs - this.ageMs() * 1_000, nowUs);
  }

  /** Where the clock went back nobody knows how old it is. */
  private ageMs(): number {
    const ageMs = this.nowMs() - this.seenAtMs;
    return ageMs < 0 ? Number.POSITIVE_INFINITY : ageMs;
  }
}
