import { PRICES } from '../plan/prices.ts';
import type { Tally } from '../stub/tally.ts';
import { BILLED_MS, MEMORY_GB } from './billed-time.ts';
import type { Batch } from './bursts.ts';
import { REGIONS } from './regions.ts';

const MILLION = 1_000_000;
const GB = 1_024 ** 3;
/** ReceiveMessage and DeleteMessageBatch take ten messages at most. */
const MESSAGES_PER_CALL = 10;
const CALLS_PER_TEN = 2;

/** Dollars per million accepted writes, by what they are paid for. */
export type Bill = Readonly<
  Record<'api' | 'lambda' | 'queue' | 'writes' | 'reads' | 'stream' | 'transfer', number>
>;

export function totalOf(bill: Bill): number {
  return Object.values(bill).reduce((sum, dollars) => sum + dollars, 0);
}

/** What everything pays alike, and what its tally says. */
export function naiveBill(tally: Tally, accepted: number): Bill {
  return {
    ...storageBill(tally, accepted),
    api: PRICES.httpApi.dollars,
    lambda: invocation(BILLED_MS.naive, MEMORY_GB.naive),
    queue: 0,
  };
}

/** @param tally what accept and apply called together */
export function meridianBill(tally: Tally, accepted: number, batches: readonly Batch[]): Bill {
  const calls = batches.reduce(
    (sum, { arrivals }) => sum + CALLS_PER_TEN * Math.ceil(arrivals.length / MESSAGES_PER_CALL),
    tally.calls.SendMessage ?? 0,
  );
  const applied = batches.reduce(
    (sum, { arrivals }) => sum + invocation(applyMs(arrivals), MEMORY_GB.apply),
    0,
  );
  return {
    ...storageBill(tally, accepted),
    api: PRICES.httpApi.dollars,
    lambda: invocation(BILLED_MS.accept, MEMORY_GB.accept) + applied / accepted,
    queue: (calls / accepted) * PRICES.sqsRequests.dollars,
  };
}

function storageBill(tally: Tally, accepted: number): Pick<Bill, 'writes' | 'reads' | 'stream' | 'transfer'> {
  const written = Object.values(tally.written);
  const units = written.reduce((sum, kind) => sum + kind.units, 0);
  const bytes = written.reduce((sum, kind) => sum + kind.bytes, 0);
  const perMillion = MILLION / accepted;
  return {
    writes: (units / accepted) * REGIONS.length * PRICES.writeUnits.dollars,
    reads: (tally.readUnits / accepted) * PRICES.readUnits.dollars,
    stream: ((tally.streamBytes * perMillion) / GB) * PRICES.kinesisGb.dollars,
    transfer: ((bytes * perMillion) / GB) * (REGIONS.length - 1) * PRICES.interRegionGb.dollars,
  };
}

/** Dollars for a million invocations of so many milliseconds. */
function invocation(billedMs: number, memoryGb: number): number {
  return (
    PRICES.lambdaRequests.dollars + (billedMs / 1_000) * memoryGb * PRICES.lambdaGbSecond.dollars * MILLION
  );
}

function applyMs(arrivals: Batch['arrivals']): number {
  return BILLED_MS.apply(arrivals.length, new Set(arrivals.map(({ session }) => session)).size);
}
