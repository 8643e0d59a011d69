import type { BatchJob } from '../domain/batching/job-fate.ts';

/** Batch jobs under way in one region, and whose turn it is to see to them. */
export interface JobStore {
  jobs(): Promise<readonly BatchJob[]>;
  /** Notes a job before Bedrock hears of it; one that is noted stays as it is. */
  note(job: BatchJob): Promise<void>;
  /** Notes that Bedrock has it. */
  handedOver(id: string, awsId: string): Promise<void>;
  forget(id: string): Promise<void>;
  /** Takes the turn until then, unless somebody else has it. */
  takeTurn(worker: string, untilMs: number): Promise<'taken' | 'busy'>;
  /** Gives it up, so that the next one need not wait for its end. */
  endTurn(worker: string): Promise<void>;
}
