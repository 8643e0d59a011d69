import type { Redelivery } from '../answers/redelivery.ts';
import type { ShownMessage } from '../domain/modification.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { EventStore } from '../store/event-store.ts';
import type { SummaryStore } from '../store/summary-store.ts';

/** What summarize needs of the world. */
export interface Ports {
  readonly events: Pick<EventStore, 'messages' | 'modifications' | 'contentChanges'>;
  readonly summaries: Pick<SummaryStore, 'load' | 'keep' | 'forget' | 'postpone'>;
  readonly summarizer: Summarizer;
  readonly redelivery: Redelivery;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
}

/** Makes long conversations short. */
export interface Summarizer {
  /** The most tokens of messages that it takes at once. */
  readonly mostTokens: number;
  /**
   * What was said, from what was said before in short and the messages since. Throws a `conflict` error where no quota
   * has room just now, a `rejected` one where what came is no summary, and the model's.
   */
  fold(folding: Folding): Promise<string>;
}

export interface Folding {
  readonly summary: string | undefined;
  /** Oldest first. */
  readonly messages: readonly ShownMessage[];
  readonly tenant: string;
  /** How long it has waited already. */
  readonly ageMs: number;
}
