import { commitOf } from './apply-model.ts';
import type { CommitCost } from './commit-cost.ts';
import { PRICES } from './prices.ts';
import type { QueueRun } from './queue-model.ts';

const MILLION = 1_000_000;
const GB = 1_024 ** 3;

/** Dollars for a million events from queue to tables and stream, by what they are paid for. */
export interface QueueCost {
  /** SendMessage included. */
  readonly queue: number;
  readonly lambda: number;
  readonly writes: number;
  readonly reads: number;
  readonly stream: number;
  readonly transfer: number;
}

/** How the events of a run came together. */
export interface Meeting {
  readonly events: number;
  readonly commits: number;
}

export function meetingOf({ lagsMs, commits }: QueueRun): Meeting {
  return { events: lagsMs.length, commits };
}

/** Write units of all replicas for one event. */
export function writeUnitsPerEvent(
  counted: readonly CommitCost[],
  { events, commits }: Meeting,
  regions: number,
): number {
  return (commitOf(counted, events / commits).writeUnits * commits * regions) / events;
}

export function queueCost(
  run: QueueRun,
  counted: readonly CommitCost[],
  { regions, memoryMib }: { readonly regions: number; readonly memoryMib: number },
): QueueCost {
  const meeting = meetingOf(run);
  const { events, commits } = meeting;
  const commit = commitOf(counted, events / commits);
  const perEvent = commits / events;
  const gbSeconds = ((run.busyMs / 1_000) * (memoryMib / 1_024)) / events;
  return {
    queue: (1 + run.calls / events) * PRICES.sqsRequests.dollars,
    lambda:
      (run.batches / events) * PRICES.lambdaRequests.dollars +
      gbSeconds * MILLION * PRICES.lambdaGbSecond.dollars,
    writes: writeUnitsPerEvent(counted, meeting, regions) * PRICES.writeUnits.dollars,
    reads: commit.readUnits * perEvent * PRICES.readUnits.dollars,
    stream: ((commit.streamBytes * perEvent * MILLION) / GB) * PRICES.kinesisGb.dollars,
    transfer:
      ((commit.writtenBytes * perEvent * MILLION) / GB) * (regions - 1) * PRICES.interRegionGb.dollars,
  };
}

export function sumOf(bill: object): number {
  return Object.values(bill as Record<string, number>).reduce((sum, dollars) => sum + dollars, 0);
}
