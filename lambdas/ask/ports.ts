import type { Ends } from '../answers/ends.ts';
import type { Hold } from '../answers/holding.ts';
import type { Redelivery } from '../answers/redelivery.ts';
import type { Tasks } from '../answers/tasks.ts';
import type { TellingPorts } from '../answers/telling.ts';
import type { AnswerCache } from '../cache/answer-cache.ts';
import type { AiSettings } from '../contract/ai-settings.ts';
import type { Ask } from '../contract/asks.ts';
import type { SummaryDue } from '../contract/summary-due.ts';
import type { Meter } from '../platform/metrics.ts';
import type { EventStore } from '../store/event-store.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import type { SummaryStore } from '../store/summary-store.ts';

/** What ask needs of the world. */
export interface Ports extends TellingPorts {
  readonly settings: AiSettings;
  readonly events: Pick<EventStore, 'completion' | 'messages' | 'modifications' | 'contentChanges'>;
  readonly progress: ProgressStore;
  readonly ends: Ends;
  readonly tasks: Tasks;
  readonly hold: Hold;
  readonly redelivery: Redelivery;
  readonly intents: Intents;
  /** What the session's profile says of people to the assistant. */
  personal(sessionId: string): Promise<string | undefined>;
  readonly summaries: Pick<SummaryStore, 'load' | 'claim' | 'forget'>;
  /** Has a session's summary made when there is time. */
  summarize(due: SummaryDue): Promise<void>;
  readonly cache: Pick<AnswerCache, 'ask'>;
  /** Names the vectors that prompts are compared by. */
  readonly embedder: { readonly id: string; readonly dimensions: number };
  /** Has a question looked at anew after so many seconds. */
  again(ask: Ask, seconds: number): Promise<void>;
  readonly meter: Meter;
  /** A name that nobody else has. */
  workerName(): string;
}

/** An answer that needs no model. */
export interface KnownAnswer {
  readonly intent: string;
  readonly confidence: number;
  readonly answer: string;
}

/** Questions whose answer stands in the configuration. */
export type Intents = (text: string) => KnownAnswer | undefined;
