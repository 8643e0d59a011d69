/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetModelInvocationJob.html */
export type JobStatus =
  | 'Submitted'
  | 'Validating'
  | 'InProgress'
  | 'Completed'
  | 'PartiallyCompleted'
  | 'Failed'
  | 'Stopping'
  | 'Stopped';

/** One batch inference job, as it is kept. */
export interface Job {
  readonly region: string;
  readonly jobArn: string;
  readonly jobName: string;
  readonly modelId: string;
  /** Bedrock acts by this role when it reads the input and writes the output. */
  readonly roleArn: string;
  readonly clientRequestToken: string | undefined;
  readonly modelInvocationType: 'InvokeModel' | 'Converse';
  /** `s3://bucket/key` of a file, or of a folder of them. */
  readonly inputUri: string;
  /** `s3://bucket/prefix/` */
  readonly outputUri: string;
  readonly submittedAtMs: number;
  status: JobStatus;
  message: string | undefined;
  endedAtMs: number | undefined;
  counts: RecordCounts;
}

export interface RecordCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

const ENDED: readonly JobStatus[] = ['Completed', 'PartiallyCompleted', 'Failed', 'Stopped'];

export function hasEnded({ status }: Job): boolean {
  return ENDED.includes(status);
}

/** What Bedrock tells of a job. */
export function described(job: Job): Record<string, unknown> {
  const { total, succeeded, failed } = job.counts;
  return {
    jobArn: job.jobArn,
    jobName: job.jobName,
    modelId: job.modelId,
    roleArn: job.roleArn,
    clientRequestToken: job.clientRequestToken,
    status: job.status,
    message: job.message,
    submitTime: new Date(job.submittedAtMs).toISOString(),
    lastModifiedTime: new Date(job.endedAtMs ?? job.submittedAtMs).toISOString(),
    ...(job.endedAtMs !== undefined && { endTime: new Date(job.endedAtMs).toISOString() }),
    inputDataConfig: { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: job.inputUri } },
    outputDataConfig: { s3OutputDataConfig: { s3Uri: job.outputUri } },
    modelInvocationType: job.modelInvocationType,
    totalRecordCount: total,
    processedRecordCount: succeeded + failed,
    successRecordCount: succeeded,
    errorRecordCount: failed,
  };
}
