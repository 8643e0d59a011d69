import type { Exceeded, Quota, Used } from '../engines/bedrock/quota-meter.ts';
import type { CloudResource } from '../engines/engine.ts';
import type { WireFront } from '../engines/wire/wire-front.ts';
import type { FaultBoard, FaultCounts, Faults } from '../faults/faults.ts';
import type { FunctionCounts } from '../lambda/function-counts.ts';
import type { Functions } from '../lambda/functions.ts';
import { type LoopDelay, watchLoopDelay } from './loop-delay.ts';
import type { Engines } from './open-engines.ts';

export interface StatusSources {
  readonly regions: readonly string[];
  readonly resources: readonly CloudResource[];
  readonly engines: Engines;
  readonly wire: Pick<WireFront, 'exchangesIn'>;
  readonly functions: Functions;
  readonly faults: FaultBoard;
  readonly appliedIn: (region: string) => number;
  /** One line about the types without local meaning. */
  readonly ignored: string;
}

/** How one region is. */
export interface RegionStatus {
  readonly up: boolean;
  /** By queue: its messages that can be received, are in flight and are delayed. */
  readonly queues: Readonly<Record<string, QueueStatus>>;
  /** Messages in flight in all queues. */
  readonly inFlight: number;
  /** Messages in all dead-letter queues. */
  readonly deadLetters: number;
  /** Events applied since this start. */
  readonly applied: number;
  /** Item writes of other regions that have not arrived here yet. */
  readonly streamLag: number;
  /** Of each model or inference profile that was called: its last sixty seconds and what was refused since the start. */
  readonly models: Readonly<Record<string, ModelStatus>>;
  /** Devices that are connected to the region's MQTT broker. */
  readonly devices: number;
  readonly functions: Readonly<Record<string, Omit<FunctionCounts, 'functionName' | 'region'>>>;
  /** HTTP exchanges of functions with AWS's services here since the start. */
  readonly exchanges: number;
  /** How often each kind of fault has struck here since the start. */
  readonly faults: FaultCounts;
}

/** The last sixty seconds count reservations; `highest` is the most that they stood at. */
export interface ModelStatus {
  readonly quota: Readonly<Quota>;
  readonly lastMinute: Readonly<Used>;
  readonly highest: Readonly<Used>;
  readonly refused: Readonly<Record<Exceeded, number>>;
}

export interface QueueStatus {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly oldestAgeSeconds: number;
}

export interface Status {
  readonly ready: true;
  /** Those in force. */
  readonly faults: Faults;
  readonly regions: Readonly<Record<string, RegionStatus>>;
  /** Of the local cloud's own process, which answers for every AWS service. */
  readonly loopDelay: LoopDelay;
  readonly ignored: string;
}

const loopDelay = watchLoopDelay();

/** What the console tells about a cloud that is ready. */
export function statusOf(sources: StatusSources): Status {
  const regions = sources.regions.map((region) => [region, regionStatus(region, sources)]);
  const { ignored, faults } = sources;
  return {
    ready: true,
    faults: faults.current,
    regions: Object.fromEntries(regions),
    loopDelay: loopDelay(),
    ignored,
  };
}

function regionStatus(region: string, sources: StatusSources): RegionStatus {
  const { engines, wire, functions, faults, appliedIn } = sources;
  const depths = engines.sqs.depths(region);
  const dead = deadLetterQueues(sources.resources);
  const arriving = engines.dynamodb.replicationBacklog().filter(({ to }) => to === region);
  const counts = functions.counts().filter((each) => each.region === region);
  return {
    up: faults.current.regions[region] !== 'down',
    queues: Object.fromEntries(depths.map(({ queue, ...depth }) => [queue, depth])),
    inFlight: sum(depths.map(({ inFlight }) => inFlight)),
    deadLetters: sum(depths.filter(({ queue }) => dead.has(queue)).map(({ visible }) => visible)),
    applied: appliedIn(region),
    streamLag: sum(arriving.map(({ pending }) => pending)),
    models: modelsOf(region, engines),
    devices: engines.iot.connections(region),
    functions: Object.fromEntries(
      counts.map(({ functionName, region: _, ...count }) => [functionName, count]),
    ),
    exchanges: wire.exchangesIn(region),
    faults: faults.countsOf(region),
  };
}

function modelsOf(region: string, { bedrock }: Engines): Record<string, ModelStatus> {
  const used = bedrock.meters().filter((meter) => meter.region === region);
  return Object.fromEntries(
    used.map(({ quotaId, quota, lastMinute, highest, refused }) => [
      quotaId,
      { quota, lastMinute, highest, refused },
    ]),
  );
}

/** Names of the queues to which others give what they cannot get rid of. */
function deadLetterQueues(resources: readonly CloudResource[]): ReadonlySet<string> {
  const targets = resources
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .map(({ properties }) => properties.RedrivePolicy as { deadLetterTargetArn?: string } | undefined);
  return new Set(targets.map((policy) => policy?.deadLetterTargetArn?.split(':').at(-1) ?? ''));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
