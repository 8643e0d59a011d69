import type { Ask } from '../contract/asks.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Stores } from '../store/lanes.ts';
import type { SessionStore } from '../store/session-store.ts';

/** What bury needs of the world. */
export interface Ports {
  readonly archive: Archive;
  readonly resending: Resending;
  /** Undefined where the deployment answers no questions. */
  readonly questions: Questions | undefined;
  readonly stores: Stores;
  readonly sessions: SessionStore;
  readonly log: Log;
  readonly meter: Meter;
  readonly lanes: readonly string[];
  nowMs(): number;
}

/** The way back to where a dead letter came from. */
export interface Resending {
  /** Sends a body to the queue that these are the dead letters of; it comes again after a while. */
  resend(deadLetters: string, body: string): Promise<void>;
}

/** The ends of questions that died. */
export interface Questions {
  /** Sends it to where questions begin; it comes again after a while. */
  resend(ask: Ask): Promise<void>;
  /** Ends it so, unless an end is kept that nobody has applied: then that is sent again. */
  fail(ask: Ask, why: { readonly code: string; readonly reason: string }): Promise<void>;
}

/** Where dead letters are kept until somebody redrives them or they expire. */
export interface Archive {
  /** Keeps a letter under its message id; the same letter twice is one. */
  keep(letter: Letter): Promise<void>;
}

export interface Letter {
  readonly queue: string;
  readonly messageId: string;
  readonly body: string;
  /** When it was first sent, in milliseconds since 1970. */
  readonly sentMs: number;
  readonly reason: string;
}
