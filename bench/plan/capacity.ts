import { type Need, type NeedsInput, needsOf } from './needs.ts';
import { SHARD } from './prices.ts';
import { type UsageInput, usageAtPeak } from './usage-at-peak.ts';

/** What one region needs at its peak. */
export interface Capacity {
  readonly lambdaConcurrency: number;
  readonly consumers: { readonly bulk: number; readonly interactive: number };
  readonly shards: number;
  readonly writeUnitsPerSecond: number;
  readonly readUnitsPerSecond: number;
  readonly iotMessagesPerSecond: number;
  readonly questionsPerSecond: number;
  /** The first to break comes first. */
  readonly needs: readonly Need[];
}

export interface CapacityInput extends UsageInput, NeedsInput {}

export function capacityOf(input: CapacityInput): Capacity {
  const { deployment, mostPerSecond } = input;
  const use = usageAtPeak(input);
  const consumersFor = (rate: number, most: number, now: number) =>
    Math.max(now, Math.ceil((rate / most) * now));
  const bulk = deployment.queues.bulk.maxConcurrency;
  const interactive = deployment.queues.interactive.maxConcurrency;
  const consumers = {
    bulk: consumersFor(use.patches, mostPerSecond.bulk, bulk),
    interactive: consumersFor(use.messages, mostPerSecond.interactive, interactive),
  };
  return {
    lambdaConcurrency: Object.values(use.environments).reduce(
      (sum, count) => sum + count,
      consumers.bulk + consumers.interactive,
    ),
    consumers,
    shards: Math.ceil(
      Math.max(use.streamBytes / SHARD.bytesPerSecond, (use.patches + use.messages) / SHARD.recordsPerSecond),
    ),
    writeUnitsPerSecond: use.writeUnits,
    readUnitsPerSecond: use.readUnits,
    iotMessagesPerSecond: use.iotMessages,
    questionsPerSecond: use.models.reduce((sum, { perSecond }) => sum + perSecond, 0),
    needs: needsOf(input, use),
  };
}
