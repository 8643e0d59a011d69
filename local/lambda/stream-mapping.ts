import type { CloudResource, Principal } from '../engines/engine.ts';
import { type EventFilter, eventFilterOf } from './event-filter.ts';
import type { FunctionSpec } from './function-spec.ts';

/** An event source mapping from a DynamoDB stream to a function, as the templates describe it. */
export interface StreamMapping {
  readonly name: string;
  readonly region: string;
  readonly streamArn: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly startingPosition: 'LATEST' | 'TRIM_HORIZON';
  readonly batchSize: number;
  readonly windowMs: number;
  /** Batches of different items at work at once. */
  readonly parallelization: number;
  readonly bisects: boolean;
  /** Infinite where the template leaves it out. */
  readonly maxRetries: number;
  /** Infinite where the template leaves it out. */
  readonly maxAgeMs: number;
  readonly reportsItemFailures: boolean;
  /** ARN of the queue that is told of batches that were given up. */
  readonly failureQueueArn: string | undefined;
  readonly filter: EventFilter;
  /** The function's role: a mapping reads the stream in the function's name. */
  readonly principal: Principal;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly fallback: number;
  /** A number outside the range that is allowed as well; it stands for infinity. */
  readonly infinite?: number;
}

// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
const RANGES: Readonly<Record<string, Range>> = {
  BatchSize: { least: 1, most: 10_000, fallback: 100 },
  MaximumBatchingWindowInSeconds: { least: 0, most: 300, fallback: 0 },
  MaximumRecordAgeInSeconds: { least: 60, most: 604_800, fallback: -1, infinite: -1 },
  MaximumRetryAttempts: { least: 0, most: 10_000, fallback: -1, infinite: -1 },
  ParallelizationFactor: { least: 1, most: 10, fallback: 1 },
};

/**
 * Reads an `AWS::Lambda::EventSourceMapping` whose source is a DynamoDB stream.
 * @throws Error if a value is outside of AWS's range, or for a destination that is no queue
 */
export function streamMappingOf(resource: CloudResource, fn: FunctionSpec): StreamMapping {
  const { properties, logicalId, region } = resource;
  return {
    name: logicalId,
    region,
    streamArn: String(properties.EventSourceArn),
    functionName: fn.name,
    functionArn: fn.arn,
    startingPosition: startingPositionOf(resource),
    batchSize: numberOf(resource, 'BatchSize'),
    windowMs: numberOf(resource, 'MaximumBatchingWindowInSeconds') * 1_000,
    parallelization: numberOf(resource, 'ParallelizationFactor'),
    bisects: properties.BisectBatchOnFunctionError === true,
    maxRetries: numberOf(resource, 'MaximumRetryAttempts'),
    maxAgeMs: numberOf(resource, 'MaximumRecordAgeInSeconds') * 1_000,
    reportsItemFailures: [properties.FunctionResponseTypes].flat().includes('ReportBatchItemFailures'),
    failureQueueArn: failureQueueOf(resource),
    filter: eventFilterOf(properties.FilterCriteria),
    principal: { kind: 'role', roleArn: fn.roleArn, functionName: fn.name },
  };
}

function startingPositionOf(resource: CloudResource): StreamMapping['startingPosition'] {
  const { StartingPosition: position } = resource.properties;
  if (position === 'LATEST' || position === 'TRIM_HORIZON') return position;
  throw new Error(
    `${placeOf(resource)}: StartingPosition is ${position}; a DynamoDB stream begins at LATEST or TRIM_HORIZON.`,
  );
}

function numberOf(resource: CloudResource, name: string): number {
  const { least, most, fallback, infinite } = RANGES[name] as Range;
  const value = Number(resource.properties[name] ?? fallback);
  if (value === infinite) return Number.POSITIVE_INFINITY;
  if (value >= least && value <= most) return value;
  throw new Error(`${placeOf(resource)}: ${name} is ${value}; allowed is ${least} to ${most}.`);
}

function failureQueueOf(resource: CloudResource): string | undefined {
  const { DestinationConfig } = resource.properties;
  const arn = (DestinationConfig as { OnFailure?: { Destination?: string } } | undefined)?.OnFailure
    ?.Destination;
  if (arn === undefined || arn.startsWith('arn:aws:sqs:')) return arn;
  throw new Error(
    `${placeOf(resource)}: the local cloud cannot tell ${arn} of failures. It tells SQS queues only.`,
  );
}

function placeOf({ stackName, logicalId }: CloudResource): string {
  return `Stack ${stackName}, resource ${logicalId}`;
}
