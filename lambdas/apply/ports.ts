import type { Ask } from '../contract/asks.ts';
import type { Candidate } from '../domain/append.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Stores } from '../store/lanes.ts';
import type { SessionStore } from '../store/session-store.ts';

/** What apply needs of the world. */
export interface Ports {
  readonly stores: Stores;
  readonly sessions: SessionStore;
  readonly publisher: Publisher;
  readonly redelivery: Redelivery;
  /** Undefined where the deployment answers no questions. */
  readonly asks: Asks | undefined;
  readonly log: Log;
  readonly meter: Meter;
  /** This region's lane. */
  readonly lane: string;
  /** Every lane that any region writes. */
  readonly lanes: readonly string[];
  nowMs(): number;
  /** Between 0 and 1. */
  random(): number;
}

/** An event with the place where it was committed. */
export interface Committed {
  readonly candidate: Candidate;
  readonly lane: string;
  readonly version: number;
}

/** The stream of what came to this region. */
export interface Publisher {
  /** Puts events on the stream; the answer holds those that it would not take, or did not within the milliseconds. */
  publish(events: readonly Committed[], withinMs: number): Promise<ReadonlySet<Committed>>;
}

/** Where questions go to be answered. */
export interface Asks {
  /** Throws where not all of them were taken; each may come twice. @param delaySeconds at most 900 */
  send(asks: readonly Ask[], delaySeconds: number): Promise<void>;
}

/** Decides when a message that failed comes again. */
export interface Redelivery {
  after(messages: readonly Failed[]): Promise<void>;
}

export interface Failed {
  readonly receiptHandle: string;
  readonly queueArn: string;
  readonly seconds: number;
}
