import type { Priority } from '../contract/completions.ts';
import type { CompletionKey } from '../domain/completion.ts';
import type { Chunk } from '../domain/streaming/chunk.ts';

/** A completion of one session. */
export interface CompletionPlace extends CompletionKey {
  readonly sessionId: string;
}

/** Where a completion waits. */
export interface Waiting {
  readonly priority: Priority;
  /** Undefined where nobody has chosen one yet, or where it waits for a batch job rather than in a model's queue. */
  readonly model: string | undefined;
  /** Milliseconds since 1970. */
  readonly queuedMs: number;
  /** Not before then will somebody look at it again. */
  readonly tryMs: number;
}

/** Who answers it. */
export interface Lease {
  readonly worker: string;
  /** Milliseconds since 1970; whoever comes later may take it. */
  readonly untilMs: number;
}

/** How far a completion is in this region. */
export interface Progress {
  readonly waiting: Waiting | undefined;
  readonly lease: Lease | undefined;
  /** Runs of a model, the present one included; 0 where none has begun. */
  readonly run: number;
  /** The message that ends it, which may be under way. */
  readonly end: string | undefined;
}

/** Completions under way in one region: who answers which, and what there is of the answers. Kept for a day. */
export interface ProgressStore {
  progress(place: CompletionPlace): Promise<Progress | undefined>;
  /** Notes that it waits. Leaves a lease alone: a repeat of the question may come while it is answered. */
  wait(place: CompletionPlace, waiting: Waiting): Promise<void>;
  /** Begins the next run, unless somebody else has begun since `known` was read, or holds the lease. */
  begin(place: CompletionPlace, known: number, lease: Lease, nowMs: number): Promise<'begun' | 'taken'>;
  /** Keeps the lease of a run; `lost` where another run has begun. */
  extend(place: CompletionPlace, run: number, lease: Lease): Promise<'kept' | 'lost'>;
  /** Gives the lease up, so that the next one need not wait for its end. */
  release(place: CompletionPlace, run: number): Promise<void>;
  /** Keeps the message that ends the completion, and answers the one that stands: the first. */
  keepEnd(place: CompletionPlace, body: string): Promise<string>;
  /** Keeps consecutive pieces of a run. */
  keep(place: CompletionPlace, run: number, chunks: readonly Chunk[]): Promise<void>;
  /** The pieces of a run that are kept, from one on. */
  chunks(place: CompletionPlace, run: number, from: number): Promise<readonly Chunk[]>;
}
