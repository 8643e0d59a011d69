import type { Backplane, CloudResource } from '../engines/engine.ts';
import type { FaultBoard } from '../faults/faults.ts';
import { type FunctionSpec, functionNameOf } from './function-spec.ts';
import type { Functions } from './functions.ts';
import type { LogLine } from './log-line.ts';
import { sqsMappingOf } from './sqs-mapping.ts';
import { SqsPollers } from './sqs-poller.ts';
import { sqsQueueOf } from './sqs-queue.ts';
import { streamMappingOf } from './stream-mapping.ts';
import type { StreamPositions } from './stream-positions.ts';
import { StreamReader } from './stream-reader.ts';

export interface EventSourceMappingOptions {
  /** All resources of the app; those that are no event source mappings are left alone. */
  readonly resources: readonly CloudResource[];
  readonly specs: readonly FunctionSpec[];
  readonly functions: Pick<Functions, 'invoke'>;
  readonly backplane: Backplane;
  readonly faults: FaultBoard;
  /** Address under which the queue engine knows its queues, as in the functions' environment. */
  readonly wireUrl: string;
  /** Calls back after a DynamoDB stream got a record, until the answer is called. */
  onStreamRecord(listener: (streamArn: string) => void): () => void;
  /** How far streams were read before the last clean stop. */
  readonly positions?: StreamPositions;
  log(line: LogLine): void;
}

export interface EventSourceMappings {
  /** Takes no more batches and waits for those at work. Stop the functions at the same time, not after it. */
  stop(): Promise<void>;
}

/**
 * Starts every event source mapping of the app.
 * @throws Error with stack and resource for a source that is not known here
 */
export function startEventSourceMappings(options: EventSourceMappingOptions): EventSourceMappings {
  const mappings = enabledIn(options.resources).map((resource) => mappingOf(resource, options));
  for (const each of mappings) each.start();
  return {
    stop: async () => {
      await Promise.all(mappings.map((each) => each.stop()));
      options.positions?.save();
    },
  };
}

/** Names of the functions that queues or streams feed. */
export function fedFunctions(resources: readonly CloudResource[]): ReadonlySet<string> {
  return new Set(
    enabledIn(resources).map(({ properties }) => functionNameOf(String(properties.FunctionName))),
  );
}

function enabledIn(resources: readonly CloudResource[]): CloudResource[] {
  return resources.filter(
    ({ type, properties }) => type === 'AWS::Lambda::EventSourceMapping' && properties.Enabled !== false,
  );
}

/** One mapping at work. */
interface Mapping {
  start(): void;
  stop(): Promise<void>;
}

type Source = (resource: CloudResource, options: EventSourceMappingOptions) => Mapping;

/** By the service in the source's ARN. Streams of Kinesis have their place here. */
const SOURCES: Readonly<Record<string, Source>> = { sqs: fromQueue, dynamodb: fromStream };

function mappingOf(resource: CloudResource, options: EventSourceMappingOptions): Mapping {
  const arn = String(resource.properties.EventSourceArn);
  const source = SOURCES[arn.split(':')[2] ?? ''];
  if (source === undefined) {
    throw new Error(
      `Stack ${resource.stackName}, resource ${resource.logicalId}: the local cloud cannot map ${arn} to a function. It maps ${Object.keys(SOURCES).join(', ')} only.`,
    );
  }
  return source(resource, options);
}

function fromQueue(resource: CloudResource, options: EventSourceMappingOptions): Mapping {
  const [, , , , accountId, queueName = ''] = String(resource.properties.EventSourceArn).split(':');
  const fn = functionOf(resource, options.specs);
  const mapping = sqsMappingOf(resource, fn, `${options.wireUrl}/${accountId}/${queueName}`);
  const warn = warning(queueName, mapping, options);
  return new SqsPollers({ ...options, mapping, queue: sqsQueueOf(mapping, options.backplane), warn });
}

function fromStream(resource: CloudResource, options: EventSourceMappingOptions): Mapping {
  const mapping = streamMappingOf(resource, functionOf(resource, options.specs));
  const table = mapping.streamArn.split('/')[1] ?? '';
  return new StreamReader({ ...options, mapping, warn: warning(`the stream of ${table}`, mapping, options) });
}

function warning(
  source: string,
  { region, functionName }: { region: string; functionName: string },
  { log }: EventSourceMappingOptions,
): (text: string) => void {
  return (text) =>
    log({
      atMs: Date.now(),
      region,
      functionName,
      source: 'platform',
      text: `Event source mapping from ${source}: ${text}`,
    });
}

function functionOf(resource: CloudResource, specs: readonly FunctionSpec[]): FunctionSpec {
  const name = functionNameOf(String(resource.properties.FunctionName));
  const fn = specs.find((spec) => spec.name === name && spec.region === resource.region);
  if (fn === undefined) {
    throw new Error(
      `Stack ${resource.stackName}, resource ${resource.logicalId}: there is no function ${name} in ${resource.region}. Synthesize the app again.`,
    );
  }
  return fn;
}
