import type { Bench } from '../harness/bench.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import type { Tally } from '../stub/tally.ts';
import { requireAccepted, requireApplied } from '../workload/accepted.ts';
import { type Bill, meridianBill, naiveBill, totalOf } from '../workload/bill.ts';
import { type Arrival, type Batch, batchesOf, burstArrivals, singleArrivals } from '../workload/bursts.ts';
import { patchRequest } from '../workload/patch-request.ts';
import { newSession } from '../workload/person.ts';
import { patched, sqsBatch } from '../workload/sqs-batch.ts';

const SEED = 7;

export const dollars: Row = {
  id: 'dollars',
  title: 'dollars per million accepted writes in three regions, from counted calls and sizes (prices.ts)',
  measure: async (bench) => {
    const updates = bench.quick ? 800 : 4_000;
    const bursts = await compared(bench, burstArrivals(updates, SEED));
    const single = await compared(bench, singleArrivals(updates / 4));
    return [
      lineOf('bursts, 8 updates in 10 s per session ÷ naive', bursts, { goal: { atMost: 0.72 } }),
      lineOf('one event per session ÷ naive', single, {}),
    ];
  },
};

interface Bills {
  readonly meridian: Bill;
  readonly naive: Bill;
}

async function compared(bench: Bench, arrivals: readonly Arrival[]): Promise<Bills> {
  const batches = batchesOf(arrivals, SEED);
  const sessions = new Map(arrivals.map(({ session }) => [session, newSession()]));
  const meridian = await withStubAws(bench.built, (aws) => runMeridian(bench, aws, batches, sessions));
  const naive = await withStubAws(bench.built, (aws) => runNaive(bench, aws, arrivals, sessions));
  return {
    meridian: meridianBill(meridian, arrivals.length, batches),
    naive: naiveBill(naive, arrivals.length),
  };
}

type Sessions = ReadonlyMap<number, string>;

/** Accept's calls are one SendMessage each, as the row of accept shows; apply's depend on what comes together. */
async function runMeridian(
  bench: Bench,
  aws: StubAws,
  batches: readonly Batch[],
  sessions: Sessions,
): Promise<Tally> {
  const { built } = bench;
  const invokers: Record<string, Invoker> = { accept: invoker(built, built.fn('accept'), aws.endpoint) };
  for (const { poller } of batches) {
    invokers[poller] ??= invoker(built, built.fn('apply'), aws.endpoint);
  }
  return withInvokers(invokers, undefined, async ({ accept, ...applies }) => {
    for (const { poller, arrivals } of batches) {
      requireAccepted((await accept?.invoke(requestsOf(arrivals, sessions)))?.answers ?? []);
      const events = arrivals.map(({ session }, n) => patched(sessions.get(session) as string, n));
      requireApplied((await applies[poller]?.invoke([sqsBatch(events)]))?.answers ?? []);
    }
    return aws.tally();
  });
}

async function runNaive(
  bench: Bench,
  aws: StubAws,
  arrivals: readonly Arrival[],
  sessions: Sessions,
): Promise<Tally> {
  const naive = invoker(bench.built, bench.built.baseline('naive'), aws.endpoint);
  return withInvokers({ naive }, undefined, async () => {
    requireAccepted((await naive.invoke(requestsOf(arrivals, sessions))).answers);
    return aws.tally();
  });
}

function requestsOf(arrivals: readonly Arrival[], sessions: Sessions) {
  return arrivals.map(({ session }, n) => patchRequest(sessions.get(session) as string, n));
}

function lineOf(name: string, { meridian, naive }: Bills, goal: Pick<Measured, 'goal'>): Measured {
  const note = `$${totalOf(meridian).toFixed(2)} against $${totalOf(naive).toFixed(2)}; ${itemized(meridian)}; naive ${itemized(naive)}`;
  return { name, value: totalOf(meridian) / totalOf(naive), unit: '×', ...goal, note };
}

function itemized(bill: Bill): string {
  return Object.entries(bill)
    .map(([what, cost]) => `${what} ${cost.toFixed(2)}`)
    .join(', ');
}
