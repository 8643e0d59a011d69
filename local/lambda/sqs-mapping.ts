import type { CloudResource, Principal } from '../engines/engine.ts';
import { type EventFilter, eventFilterOf } from './event-filter.ts';
import { type FunctionSpec, functionNameOf } from './function-spec.ts';

/** An event source mapping from a queue to a function, as the templates describe it. */
export interface SqsMapping {
  readonly name: string;
  readonly region: string;
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowMs: number;
  /** Batches at work at once. */
  readonly maxConcurrency: number;
  readonly reportsItemFailures: boolean;
  readonly filter: EventFilter;
  /** The function's role: a mapping reads its queue in the function's name. */
  readonly principal: Principal;
}

// AWS has a thousand; this machine has a few cores.
const DEFAULT_MAX_CONCURRENCY = 5;
const MOST_WITHOUT_WINDOW = 10;
const MOST_MESSAGES = 10_000;

/**
 * Reads an `AWS::Lambda::EventSourceMapping` whose source is a queue.
 * @throws Error if batch size and window do not go together, as on AWS
 */
export function sqsMappingOf(
  { properties, region, logicalId, stackName }: CloudResource,
  fn: FunctionSpec,
  queueUrl: string,
): SqsMapping {
  const batchSize = Number(properties.BatchSize ?? 10);
  const windowMs = Number(properties.MaximumBatchingWindowInSeconds ?? 0) * 1_000;
  const scaling = properties.ScalingConfig as { MaximumConcurrency?: number } | undefined;
  requireBatchSize(batchSize, windowMs, `Stack ${stackName}, resource ${logicalId}`);
  return {
    name: logicalId,
    region,
    queueArn: String(properties.EventSourceArn),
    queueUrl,
    functionName: functionNameOf(String(properties.FunctionName)),
    batchSize,
    windowMs,
    maxConcurrency: Number(scaling?.MaximumConcurrency ?? DEFAULT_MAX_CONCURRENCY),
    reportsItemFailures: [properties.FunctionResponseTypes].flat().includes('ReportBatchItemFailures'),
    filter: eventFilterOf(properties.FilterCriteria),
    principal: { kind: 'role', roleArn: fn.roleArn, functionName: fn.name },
  };
}

// https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
function requireBatchSize(batchSize: number, windowMs: number, place: string): void {
  const most = windowMs > 0 ? MOST_MESSAGES : MOST_WITHOUT_WINDOW;
  if (batchSize < 1 || batchSize > most) {
    throw new Error(
      `${place}: BatchSize is ${batchSize}; allowed is 1 to ${MOST_WITHOUT_WINDOW}, or to ${MOST_MESSAGES} with MaximumBatchingWindowInSeconds of 1 or more.`,
    );
  }
}
