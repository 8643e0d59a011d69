import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError, type CloudResource, type Engine, type ServiceCall } from '../engine.ts';
import { ACTION_OF_BATCH, accessOf } from './access.ts';
import { depthOf, type QueueDepth } from './depths.ts';
import { OPERATIONS, type SqsState } from './operations.ts';
import { attributesOf } from './queue-attributes.ts';
import { Queues } from './queues.ts';
import { restoreQueues, saveQueues } from './saved-queues.ts';

export interface SqsEngineOptions {
  /** Where a clean stop writes the queues; without it they are in memory only. */
  readonly folder?: string;
  readonly faults?: FaultBoard;
  /** Owner of queues that are made by hand; provisioned ones belong to their stack's account. */
  readonly accountId?: string;
}

/** SQS of all regions. */
export interface SqsEngine extends Engine {
  /** The wire front's address, with which queue URLs begin. */
  setBaseUrl(url: string): void;
  /** Every queue of a region, in the order of its creation. */
  depths(region: string): QueueDepth[];
}

/** SQS on fauxqs's queues, in process, with what fauxqs lacks: saving, redrive, retention, every character. */
export function createSqsEngine(options: SqsEngineOptions = {}): SqsEngine {
  const queues = new Queues();
  if (options.folder !== undefined) restoreQueues(queues, options.folder);
  let baseUrl = 'http://127.0.0.1';
  let accountId = options.accountId ?? '000000000000';
  const moveTasks: SqsState['moveTasks'] = [];
  const state = (): SqsState => ({
    queues,
    accountId,
    moveTasks,
    faults: options.faults,
    urlOf: (queue) => `${baseUrl}${queue.url}`,
  });
  wakePollersWhenDark(queues, options.faults);
  return {
    services: ['sqs'],
    types: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
    operations: Object.keys(OPERATIONS),
    actions: ACTION_OF_BATCH,
    setBaseUrl(url) {
      baseUrl = url.replace(/\/$/, '');
    },
    async provision(resource) {
      accountId = resource.accountId;
      provision(queues, resource);
    },
    access: (call) => accessOf(call, accountId),
    call: (serviceCall) => call(state(), serviceCall, options.faults),
    depths: (region) => queues.inRegion(region).map((queue) => depthOf(queue, Date.now())),
    async close() {
      for (const region of queues.regions()) queues.store(region).shutdown();
      if (options.folder !== undefined) saveQueues(queues, options.folder);
    },
  };
}

// A queue's policy speaks of other accounts and of AWS's own services; roles are judged by their own policies.
function provision(queues: Queues, resource: CloudResource): void {
  if (resource.type === 'AWS::SQS::QueuePolicy') return;
  const { region, accountId, physicalName: name } = resource;
  queues.put({ region, accountId, name }, attributesOf(resource));
}

async function call(
  state: SqsState,
  { region, operation, input }: ServiceCall,
  faults: FaultBoard | undefined,
): Promise<Record<string, unknown>> {
  const operate = OPERATIONS[operation];
  if (!operate)
    throw new AwsError('UnknownOperationException', `The local SQS has no operation ${operation}.`);
  try {
    const output = await operate(state, region, input);
    return operation === 'ReceiveMessage' ? unlessDark(output, region, faults) : output;
  } catch (error) {
    throw inOurTerms(error);
  }
}

/** Answers polls that were waiting when their region went dark, instead of after up to 20 s. */
function wakePollersWhenDark(queues: Queues, faults: FaultBoard | undefined): void {
  faults?.onChange(({ regions }) => {
    for (const region of queues.regions()) if (regions[region] === 'down') queues.store(region).shutdown();
  });
}

// What the poll took stays in flight, as with an answer that a dying region could not send.
function unlessDark(
  output: Record<string, unknown>,
  region: string,
  faults: FaultBoard | undefined,
): Record<string, unknown> {
  if (faults?.current.regions[region] !== 'down') return output;
  throw new AwsError('ServiceUnavailable', `Region ${region} went down during the poll.`, 503);
}

/** Errors of fauxqs have the members of ours, in a class of their own. */
function inOurTerms(error: unknown): unknown {
  if (error instanceof AwsError || !(error instanceof Error) || error.name !== 'SqsError') return error;
  const { code, statusCode, message } = error as Error & { code: string; statusCode: number };
  return new AwsError(code, message, statusCode);
}
