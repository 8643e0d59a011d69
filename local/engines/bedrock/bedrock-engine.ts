import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError, type Backplane, type Engine } from '../engine.ts';
import { ACTIONS, accessOf } from './access.ts';
import { Jobs } from './batch/jobs.ts';
import type { Latency } from './generation.ts';
import { invokeModel } from './invoke-model.ts';
import { Meters, type QuotaOf, type ReadMeter } from './meters.ts';
import { ModelRuntime } from './model-runtime.ts';

export interface BedrockEngineOptions {
  readonly faults: FaultBoard;
  /** Where batch jobs are kept; without one they are in memory. */
  readonly folder?: string;
  /** Quotas other than the stand-in's own. */
  readonly quotaOf?: QuotaOf;
  /** How long models take; by default about as long as small ones do. */
  readonly latency?: Latency;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Records that a batch job needs; AWS's quota is 100. */
  readonly leastBatchRecords?: number;
  /** How long a batch job waits before it is worked on. */
  readonly batchQueuedMs?: number;
}

/** A stand-in for Amazon Bedrock: its wire, quotas and ways to fail, and models that repeat themselves. */
export interface BedrockEngine extends Engine {
  /** Says whose the inference profiles and jobs are. */
  ownedBy(accountId: string): void;
  /** Gives the engine the way to S3, and has it go on with batch jobs that a stop interrupted. */
  connect(backplane: Backplane): void;
  /** Every quota that was used since the start. */
  meters(): readonly ReadMeter[];
}

const SMALL_MODEL: Latency = { firstTokenMs: 250, perTokenMs: 8 };
const LEAST_BATCH_RECORDS = 100;
const BATCH_QUEUED_MS = 1_000;

/** Bedrock Runtime and batch inference of all regions. */
export function createBedrockEngine(options: BedrockEngineOptions): BedrockEngine {
  const { faults, latency = SMALL_MODEL, now = Date.now } = options;
  let accountId = '000000000000';
  const meters = new Meters(options.quotaOf ?? (() => undefined), faults, now);
  const runtime = new ModelRuntime({ faults, meters, latency, now });
  let s3: Backplane = { call: async () => notConnected() };
  const jobs = new Jobs({
    backplane: { call: (service, call) => s3.call(service, call) },
    folder: options.folder,
    queuedMs: options.batchQueuedMs ?? BATCH_QUEUED_MS,
    leastRecords: options.leastBatchRecords ?? LEAST_BATCH_RECORDS,
    faults,
    now,
  });
  const invocation = { runtime, faults, meters, latency };
  const operations: Readonly<Record<string, (region: string, input: Record<string, unknown>) => unknown>> = {
    Converse: (region, input) => runtime.converse(region, input),
    ConverseStream: (region, input) => runtime.converseStream(region, input),
    CountTokens: (_, input) => runtime.countTokens(input),
    InvokeModel: (region, input) => invokeModel(invocation, region, input),
    InvokeModelInJob: () => ({}),
    CreateModelInvocationJob: (region, input) => jobs.create(region, accountId, input),
    GetModelInvocationJob: (region, { jobIdentifier }) => jobs.get(region, jobIdentifier),
    ListModelInvocationJobs: (region) => jobs.list(region),
    StopModelInvocationJob: (region, { jobIdentifier }) => jobs.stop(region, jobIdentifier),
  };
  return {
    services: ['bedrock'],
    types: [],
    operations: Object.keys(operations),
    actions: ACTIONS,
    provision: async () => {},
    access: (call) => accessOf(call, accountId),
    async call({ region, operation, input }) {
      const operate = operations[operation];
      if (operate) return (await operate(region, input)) as Record<string, unknown>;
      throw new AwsError(
        'UnknownOperationException',
        `The local Bedrock has no operation ${operation}.`,
        404,
      );
    },
    ownedBy: (id) => {
      accountId = id;
    },
    connect: (backplane) => {
      s3 = backplane;
      jobs.resume();
    },
    meters: () => meters.read(),
    close: () => jobs.close(),
  };
}

function notConnected(): never {
  throw new AwsError('InternalServerException', 'The local Bedrock has no way to S3 yet.', 500);
}
