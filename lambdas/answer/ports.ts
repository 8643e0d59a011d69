import type { Ends } from '../answers/ends.ts';
import type { Redelivery } from '../answers/redelivery.ts';
import type { Source } from '../answers/source.ts';
import type { Tasks } from '../answers/tasks.ts';
import type { TellingPorts } from '../answers/telling.ts';
import type { Model } from '../bedrock/model.ts';
import type { Resume } from '../cache/resuming.ts';
import type { AiSettings } from '../contract/ai-settings.ts';
import type { Meter } from '../platform/metrics.ts';
import type { CompletionStore } from '../store/completion-store.ts';
import type { Limiter } from '../store/limiter.ts';
import type { ProgressStore } from '../store/progress-store.ts';

/** What answer needs of the world. */
export interface Ports extends TellingPorts {
  readonly settings: AiSettings;
  readonly completions: Pick<CompletionStore, 'completion'>;
  readonly progress: ProgressStore;
  readonly ends: Ends;
  readonly tasks: Tasks;
  readonly redelivery: Redelivery;
  readonly resume: Resume;
  readonly meter: Meter;
  /** This function's region. */
  readonly region: string;
  /** The limiter of a model or profile, by the region whose quota it takes. */
  limiterOf(source: Source): Limiter;
  /** The models of a region. */
  modelsIn(region: string): Model;
  /** Between 0 and 1. */
  random(): number;
  /** A name that nobody else has. */
  workerName(): string;
}
