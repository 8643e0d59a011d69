import type { Counted } from './count-calls.ts';
import type { Deployment } from './deployment.ts';
import { acceptMs, readMs } from './monthly-bill.ts';
import { QUOTAS, type Quota, SHARD } from './prices.ts';
import { atPeak, atPeakOfRegion, concurrentUsersOf, type Load, type Traffic } from './traffic.ts';

/** One thing that is used at the peak, and how much of it there is. */
export interface Need {
  readonly what: string;
  readonly used: number;
  readonly most: number;
  readonly unit: string;
  /** Our own setting, changed in bin/configuration.ts, or a quota of AWS, raised on request. */
  readonly whose: 'ours' | 'AWS';
  /** All needs grow with the users, so that this many use it up. */
  readonly breaksAtUsers: number;
}

/** What one region needs at its peak. */
export interface Capacity {
  readonly lambdaConcurrency: number;
  readonly consumers: { readonly bulk: number; readonly interactive: number };
  readonly shards: number;
  readonly writeUnitsPerSecond: number;
  readonly readUnitsPerSecond: number;
  readonly iotMessagesPerSecond: number;
  /** The first to break comes first. */
  readonly needs: readonly Need[];
}

export interface CapacityInput {
  readonly load: Load;
  readonly traffic: Traffic;
  readonly deployment: Deployment;
  readonly counted: Counted;
  /** Of one replica and one event. */
  readonly writeUnits: { readonly patch: number; readonly message: number };
  /** Events a second that the configured consumers can take, each of a session of its own. */
  readonly mostPerSecond: { readonly bulk: number; readonly interactive: number };
}

export function capacityOf(input: CapacityInput): Capacity {
  const { deployment, mostPerSecond } = input;
  const use = usage(input);
  const consumersFor = (rate: number, most: number, now: number) =>
    Math.max(now, Math.ceil((rate / most) * now));
  const bulk = deployment.queues.bulk.maxConcurrency;
  const interactive = deployment.queues.interactive.maxConcurrency;
  return {
    lambdaConcurrency: use.acceptConcurrency + use.readConcurrency + bulk + interactive,
    consumers: {
      bulk: consumersFor(use.patches, mostPerSecond.bulk, bulk),
      interactive: consumersFor(use.messages, mostPerSecond.interactive, interactive),
    },
    shards: Math.ceil(
      Math.max(use.streamBytes / SHARD.bytesPerSecond, (use.patches + use.messages) / SHARD.recordsPerSecond),
    ),
    writeUnitsPerSecond: use.writeUnits,
    readUnitsPerSecond: use.readUnits,
    iotMessagesPerSecond: use.iotMessages,
    needs: needsOf(input, use).sort((one, other) => one.breaksAtUsers - other.breaksAtUsers),
  };
}

type Usage = ReturnType<typeof usage>;

/** Rates are of the busiest region in the busiest second, but for what is there once. */
function usage(input: CapacityInput) {
  const { load, traffic, counted, deployment, writeUnits } = input;
  const here = (perMonth: number) => atPeakOfRegion(perMonth, traffic);
  const patches = here(load.patches);
  const messages = here(load.messages);
  const reads = here(load.reads);
  const comingsPerDay = load.activePerDay;
  const refreshesPerDay = comingsPerDay * (traffic.onlineMinutesPerActiveDay / deployment.tokenMinutes);
  const perSecond = (perDay: number) => (perDay / 86_400) * traffic.peakFactor;
  return {
    requests: here(load.requests),
    patches,
    messages,
    acceptConcurrency: ((patches + messages) * acceptMs(input)) / 1_000,
    readConcurrency: (reads * readMs(input)) / 1_000,
    // A replica takes the writes of every region.
    writeUnits:
      atPeak(load.patches, traffic) * writeUnits.patch + atPeak(load.messages, traffic) * writeUnits.message,
    readUnits: reads * counted.read.readUnits + (patches + messages) * (counted.patches[0]?.readUnits ?? 0),
    streamBytes: (patches + messages) * 1_024,
    edgeRequests: atPeak(load.requests, traffic),
    signIns: traffic.signIn === 'own' ? 0 : perSecond(refreshesPerDay),
    connections: concurrentUsersOf(load.users, traffic) * traffic.busiestRegionShare,
    connects: perSecond(comingsPerDay) * traffic.busiestRegionShare,
    iotMessages:
      atPeak(load.patches + load.messages, traffic) * traffic.devicesPerEvent * traffic.busiestRegionShare,
  };
}

function needsOf(input: CapacityInput, use: Usage): Need[] {
  const { deployment, mostPerSecond, load } = input;
  const { functions } = deployment;
  const need = (what: string, used: number, most: number, unit: string, whose: Need['whose']): Need => ({
    what,
    used,
    most,
    unit,
    whose,
    breaksAtUsers: used === 0 ? Number.POSITIVE_INFINITY : (load.users * most) / used,
  });
  const ours = (what: string, used: number, most: number, unit: string) =>
    need(what, used, most, unit, 'ours');
  const aws = (what: string, used: number, { most, unit }: Quota) => need(what, used, most, unit, 'AWS');
  const reserved = (name: 'accept' | 'read') =>
    functions[name].reservedConcurrency ?? QUOTAS.lambdaConcurrency.most;
  return [
    ours('throttle of the API', use.requests, deployment.requestsPerSecond, 'requests a second'),
    ours('environments of accept', use.acceptConcurrency, reserved('accept'), 'concurrent executions'),
    ours('environments of read', use.readConcurrency, reserved('read'), 'concurrent executions'),
    ours('consumers of the bulk queue', use.patches, mostPerSecond.bulk, 'events a second'),
    ours('consumers of the interactive queue', use.messages, mostPerSecond.interactive, 'events a second'),
    aws('Lambda', use.acceptConcurrency + use.readConcurrency, QUOTAS.lambdaConcurrency),
    aws('API Gateway', use.requests, QUOTAS.apiRequests),
    aws('DynamoDB writes, as if of one table', use.writeUnits, QUOTAS.tableWriteUnits),
    aws('DynamoDB reads, as if of one table', use.readUnits, QUOTAS.tableReadUnits),
    aws('Kinesis', use.streamBytes, QUOTAS.streamBytes),
    aws('CloudFront', use.edgeRequests, QUOTAS.edgeRequests),
    aws('Cognito', use.signIns, QUOTAS.signIns),
    aws('IoT connections', use.connections, QUOTAS.iotConnections),
    aws('IoT connects', use.connects, QUOTAS.iotConnects),
    aws('IoT messages', use.iotMessages, QUOTAS.iotPublishes),
  ];
}
