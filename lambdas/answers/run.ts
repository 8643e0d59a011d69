import type { CompletionPlace } from '../store/progress-store.ts';

/** One run of an answer. */
export interface Run {
  readonly place: CompletionPlace;
  readonly run: number;
  /** Whether devices hear it while it comes. */
  readonly isStreamed: boolean;
}
