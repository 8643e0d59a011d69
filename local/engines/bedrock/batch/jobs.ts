import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../../engine.ts';
import { targetOf } from '../models.ts';
import { described, hasEnded, type Job } from './job.ts';
import { placeOf } from './job-files.ts';
import { type JobRunOptions, runJob } from './run-job.ts';

type Document = Record<string, unknown>;

export interface JobsOptions extends JobRunOptions {
  /** Without it, jobs are forgotten at the end. */
  readonly folder: string | undefined;
  /** How long a job waits before it is worked on; on AWS that may be hours. */
  readonly queuedMs: number;
}

/** The batch inference jobs of all regions. */
export class Jobs {
  readonly #options: JobsOptions;
  readonly #jobs: Map<string, Job>;
  readonly #running = new Set<Promise<void>>();
  readonly #end = new AbortController();

  constructor(options: JobsOptions) {
    this.#options = options;
    this.#jobs = new Map(saved(options.folder).map((job) => [job.jobArn, job]));
  }

  /** Works off anew what a stop interrupted: its output is the same. */
  resume(): void {
    for (const job of this.#jobs.values()) if (!hasEnded(job)) this.#run(job);
  }

  create(region: string, accountId: string, input: Document): Document {
    const known = this.#repeated(region, input.clientRequestToken);
    if (known) return { jobArn: known.jobArn };
    if (
      this.#options.faults.strikes('modelThrottled', region, this.#options.faults.current.bedrock.throttle)
    ) {
      throw new AwsError('ThrottlingException', 'Too many requests, please wait before trying again.', 429);
    }
    const id = randomBytes(6).toString('hex');
    const job = newJob(
      region,
      `arn:aws:bedrock:${region}:${accountId}:model-invocation-job/${id}`,
      input,
      this.#options.now(),
    );
    this.#jobs.set(job.jobArn, job);
    this.#save();
    this.#run(job);
    return { jobArn: job.jobArn };
  }

  get(region: string, identifier: unknown): Document {
    return described(this.#existing(region, identifier));
  }

  list(region: string): Document {
    const jobs = [...this.#jobs.values()].filter((job) => job.region === region);
    return { invocationJobSummaries: jobs.map(described) };
  }

  stop(region: string, identifier: unknown): Document {
    const job = this.#existing(region, identifier);
    if (hasEnded(job)) {
      throw new AwsError('ConflictException', `The job is ${job.status} and cannot be stopped.`, 400);
    }
    job.status = 'Stopped';
    job.endedAtMs = this.#options.now();
    this.#save();
    return {};
  }

  async close(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#running);
  }

  #repeated(region: string, token: unknown): Job | undefined {
    return token === undefined
      ? undefined
      : [...this.#jobs.values()].find((job) => job.region === region && job.clientRequestToken === token);
  }

  #existing(region: string, identifier: unknown): Job {
    const job = [...this.#jobs.values()].find(
      ({ jobArn, region: of }) =>
        of === region && (jobArn === identifier || jobArn.endsWith(`/${identifier}`)),
    );
    if (job) return job;
    throw new AwsError(
      'ResourceNotFoundException',
      `There is no model invocation job ${identifier} here.`,
      404,
    );
  }

  #run(job: Job): void {
    const run = sleep(this.#options.queuedMs, undefined, { signal: this.#end.signal, ref: false })
      .then(() => (hasEnded(job) ? undefined : runJob(job, this.#options)))
      .then(
        () => this.#save(),
        // The engine closes; the next start takes the job up again.
        () => undefined,
      );
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
  }

  #save(): void {
    const { folder } = this.#options;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const path = join(folder, FILE);
    writeFileSync(`${path}.new`, JSON.stringify([...this.#jobs.values()]));
    renameSync(`${path}.new`, path);
  }
}

const FILE = 'batch-jobs.json';

function saved(folder: string | undefined): Job[] {
  if (folder === undefined) return [];
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Job[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelInvocationJob.html
const JOB_NAME = /^[a-zA-Z0-9]{1,63}(-*[a-zA-Z0-9+\-.]){0,63}$/;
const TOKEN = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,256}$/;
const ROLE = /^arn:aws[^:]*:iam::\d{12}:role\/.+$/;

function requirePattern(input: Document, member: string, pattern: RegExp): void {
  if (pattern.test(String(input[member] ?? ''))) return;
  const message = `Value at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern.source}`;
  throw new AwsError('ValidationException', message);
}

/** @throws AwsError where the input names no model, no role or no places in S3, or has a name of another form */
function newJob(region: string, jobArn: string, input: Document, submittedAtMs: number): Job {
  const modelId = String(input.modelId);
  requirePattern(input, 'jobName', JOB_NAME);
  if (input.clientRequestToken !== undefined) requirePattern(input, 'clientRequestToken', TOKEN);
  requirePattern(input, 'roleArn', ROLE);
  const inputUri = uriOf(input.inputDataConfig, 's3InputDataConfig');
  const outputUri = uriOf(input.outputDataConfig, 's3OutputDataConfig');
  targetOf(modelId);
  placeOf(inputUri);
  placeOf(outputUri);
  return {
    region,
    jobArn,
    jobName: String(input.jobName),
    modelId,
    roleArn: String(input.roleArn),
    clientRequestToken: input.clientRequestToken as string | undefined,
    modelInvocationType: input.modelInvocationType === 'Converse' ? 'Converse' : 'InvokeModel',
    inputUri,
    outputUri: outputUri.endsWith('/') ? outputUri : `${outputUri}/`,
    submittedAtMs,
    status: 'Submitted',
    message: undefined,
    endedAtMs: undefined,
    counts: { total: 0, succeeded: 0, failed: 0 },
  };
}

function uriOf(config: unknown, member: string): string {
  const { s3Uri } = ((config as Document | undefined)?.[member] ?? {}) as { s3Uri?: string };
  return s3Uri ?? '';
}
