import type { Redelivery } from '../answers/redelivery.ts';
import type { Judge } from '../cache/ports.ts';
import type { LookMessage } from '../contract/looks.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { AnswerStore } from '../store/answer-store.ts';
import type { EventStore } from '../store/event-store.ts';
import type { ExperienceStore } from '../store/experience-store.ts';
import type { VectorStore } from '../store/vector-store.ts';

/** What judge needs of the world. */
export interface Ports {
  readonly answers: AnswerStore;
  readonly vectors: VectorStore;
  readonly experience: ExperienceStore;
  /** Throws a `conflict` error where no quota has room for it just now. */
  readonly judge: Judge;
  readonly events: Pick<EventStore, 'answer'>;
  readonly redelivery: Redelivery;
  /** Has a look tried anew after so many seconds, at most 900. */
  again(look: LookMessage, seconds: number): Promise<void>;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
}
