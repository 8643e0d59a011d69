import type { TrafficClass } from '../plan/classes.ts';

/** What became of one arrival. */
export interface Outcome {
  /** Intended start, from the beginning of the load. Milliseconds, as all times here. */
  readonly atMs: number;
  readonly phase: number;
  readonly class: TrafficClass['name'];
  /** Of the user, whoever answered. */
  readonly region: string;
  /** From the intended start to the end of the answer: what a user waits, the generator's own lateness included. */
  readonly latencyMs: number;
  /** When its answer, or the lack of one, was there: a failure lasts less than the latency that it counts as. */
  readonly endMs: number;
  /** From the moment at which it was really sent. */
  readonly serviceMs: number;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** Of a write that was accepted. */
  readonly accepted?: Accepted;
  /** Why it counts as an error: the status with the beginning of the answer, or why there was none. */
  readonly failure?: string;
}

/** An accepted write: a promise that the ledger holds against the tables. */
export interface Accepted {
  readonly eventId: string;
  readonly sessionId: string;
  /** That accepted it, as the answer says: another than the user's while that one is down. */
  readonly region: string;
  /** When the 202 was there. Milliseconds since 1970. */
  readonly atEpochMs: number;
}

/** What the generator hands over after a load. */
export interface Generated {
  readonly outcomes: readonly Outcome[];
  /** When the first phase began. Milliseconds since 1970. */
  readonly beganEpochMs: number;
  readonly arrivals: number;
  /** From the first arrival's time to the moment at which the last one was sent, and when that was intended. */
  readonly sendingMs: number;
  readonly intendedMs: number;
  /** Arrivals for which no user was idle. */
  readonly dropped: number;
  /** How much later than intended requests were sent. */
  readonly latenessP99Ms: number;
  readonly latenessMaxMs: number;
  /** How much later than it should the generator's event loop turned. */
  readonly loopDelayP99Ms: number;
}

/** Whether an outcome counts as an error. */
export function isError({ failure }: Outcome): boolean {
  return failure !== undefined;
}
