import type { Ends } from '../answers/ends.ts';
import type { Tasks } from '../answers/tasks.ts';
import type { BatchService } from '../bedrock/batch-service.ts';
import type { Resume } from '../cache/resuming.ts';
import type { AiSettings } from '../contract/ai-settings.ts';
import type { BatchSettings } from '../contract/batch-settings.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { BatchJob } from '../domain/batching/job-fate.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { CompletionStore } from '../store/completion-store.ts';
import type { HeldStore } from '../store/held-store.ts';
import type { JobStore } from '../store/job-store.ts';
import type { ProgressStore } from '../store/progress-store.ts';

/** What gather needs of the world. */
export interface Ports {
  readonly settings: AiSettings;
  readonly batch: BatchSettings;
  readonly completions: Pick<CompletionStore, 'completion'>;
  readonly progress: Pick<ProgressStore, 'progress'>;
  readonly ends: Ends;
  readonly tasks: Tasks;
  readonly resume: Resume;
  readonly held: HeldStore;
  readonly jobs: JobStore;
  readonly files: JobFiles;
  readonly service: BatchService;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
  /** A trace of its own. */
  traceparent(): string;
  /** A name that nobody else has. */
  workerName(): string;
}

/** What is kept of a job beside the note of it, and what Bedrock reads and writes. */
export interface JobFiles {
  /** Keeps the questions of a job, and puts them where Bedrock finds them. */
  write(id: string, tasks: readonly ModelTask[]): Promise<void>;
  /** The questions of a job as they were kept, in their order. */
  tasks(id: string): Promise<readonly string[]>;
  /** What Bedrock wrote; undefined where it wrote nothing. */
  output(job: Pick<BatchJob, 'id' | 'awsId'>): Promise<string | undefined>;
  /** Where Bedrock finds the questions, and where it puts the answers. */
  addresses(id: string): { readonly input: string; readonly output: string };
}
