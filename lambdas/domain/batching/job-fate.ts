/** A batch job, as far as the region that began it knows. */
export interface BatchJob {
  /** Follows from the questions in it. */
  readonly id: string;
  /** Name of the model in the settings. */
  readonly model: string;
  readonly records: number;
  /** When its oldest question was first queued. Milliseconds since 1970. */
  readonly oldestMs: number;
  readonly preparedMs: number;
  /** As Bedrock names it; undefined where it may not have heard of it yet. */
  readonly awsId: string | undefined;
}

const HOUR_MS = 3_600_000;
/** A question may wait a day: this leaves two hours for asking it by itself. */
const LATEST_MS = 22 * HOUR_MS;
/** Longer than that, nobody need try to hand a job over that Bedrock does not take. */
const HANDING_OVER_MS = HOUR_MS;

/** What to do about a job: hand it over, look how far it is, or answer its questions in another way. */
export function nextStep(job: BatchJob, nowMs: number): 'submit' | 'look' | 'give-up' {
  if (nowMs - job.oldestMs >= LATEST_MS) {
    return 'give-up';
  }
  if (job.awsId !== undefined) {
    return 'look';
  }
  return nowMs - job.preparedMs >= HANDING_OVER_MS ? 'give-up' : 'submit';
}

// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetModelInvocationJob.html
const ENDED: ReadonlySet<string> = new Set([
  'Completed',
  'PartiallyCompleted',
  'Failed',
  'Stopped',
  'Expired',
]);
const WHOLE: ReadonlySet<string> = new Set(['Completed', 'PartiallyCompleted']);

/** Whether nothing more comes of a job in this state. */
export function hasEnded(status: string): boolean {
  return ENDED.has(status);
}

/** Whether it ended as jobs should, though single records may have failed. */
export function isWhole(status: string): boolean {
  return WHOLE.has(status);
}
