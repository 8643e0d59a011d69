import type { CompletionPlace } from './progress-store.ts';

/** A question that waits for a batch job. */
export interface Held {
  readonly place: CompletionPlace;
  /** A question for a model, as it would stand in the model's queue. */
  readonly body: string;
}

/** Questions of one region that wait for a batch job. */
export interface HeldStore {
  /** Keeps a question; the same one again changes nothing. `too-large` where it would keep others from being kept. */
  hold(held: Held): Promise<'held' | 'too-large'>;
  /** The oldest, as many as one function can have in memory. */
  oldest(): Promise<readonly Held[]>;
  forget(place: CompletionPlace): Promise<void>;
}
