import type { CacheTicket } from '../contract/cache-ticket.ts';
import type { Decision } from '../domain/cache/decision.ts';
import type { SaidBefore } from '../domain/cache/said-before.ts';
import type { Scope } from '../domain/cache/scope.ts';
import type { Ending, Unstorable } from '../domain/cache/storable.ts';
import type { TtlClass } from '../domain/cache/ttl.ts';
import type { Address } from '../store/answer-store.ts';
import type { QuestionAndAnswer } from './ports.ts';

/** A prompt with all that its answer depends on. */
export interface CacheRequest {
  readonly scope: Scope;
  readonly prompt: string;
  readonly userKey: string;
  readonly hasTools: boolean;
  readonly temperature: number;
  readonly ttl?: TtlClass;
  /** Whether the answer rests on what is known of who asks: nobody else's will do, nor theirs for others. */
  readonly isPersonal?: boolean;
  /**
   * Where something was said before: what is kept may be served to a prompt that says by itself what it is about, but
   * nothing is kept.
   */
  readonly isOnlyRead?: boolean;
  /** What that was, as far as the model is told it: where it must be heeded, no kept answer will do. */
  readonly saidBefore?: SaidBefore;
  /** When it was asked: an answer that came since and could not be kept is waited for no second time. */
  readonly askedAtMs?: number;
}

/** What the cache says to a prompt. */
export type Asked =
  | {
      readonly kind: 'answered';
      readonly answer: string;
      readonly model: string;
      readonly decision: Decision;
      /** Where the asked prompt stands. */
      readonly address: Address;
    }
  /** Ask the model, and say how it ended: others wait for it. */
  | Lead
  | Alone;

/** Ask the model for yourself. */
export interface Alone {
  readonly kind: 'alone';
  readonly decision: Decision;
  /** Whether somebody is still being answered the same: who has time may as well come again. */
  readonly isUnderWay?: true;
}

export interface Lead {
  readonly kind: 'lead';
  readonly decision: Decision;
  /** All that another process needs to go on in this one's place. */
  readonly ticket: CacheTicket;
  /** A question like this one with its answer, for a cheaper model to go by. Nothing in it may be replaced blindly. */
  readonly near?: QuestionAndAnswer;
  /** Call it while the answer comes, as often as you like: who waits takes you for dead after ten seconds. */
  keepAlive(): Promise<void>;
  /** Holds the lease for so long without another sign: the model will be asked later. */
  holdFor(ms: number): Promise<void>;
  /** Keeps the answer, unless there is a reason not to. */
  settle(ending: Ending, model: string): Promise<Unstorable | 'unavailable' | undefined>;
  /** There is no answer: somebody else may try. */
  fail(): Promise<void>;
}
