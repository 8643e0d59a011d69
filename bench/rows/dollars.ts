import type { SQSEvent } from 'aws-lambda';
import type { HttpRequest } from '../../lambdas/http/http-request.ts';
import type { Bench } from '../harness/bench.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import type { Tally } from '../stub/tally.ts';
import { requireAccepted, requireApplied } from '../workload/accepted.ts';
import { type Bill, meridianBill, naiveBill, totalOf } from '../workload/bill.ts';
import { type Arrival, type Batch, batchesOf, burstArrivals, singleArrivals } from '../workload/bursts.ts';
import { patchRequest } from '../workload/patch-request.ts';
import { formField, type PatchOf, paragraph } from '../workload/patches.ts';
import { newSession } from '../workload/person.ts';
import { patched, sqsBatch } from '../workload/sqs-batch.ts';

const SEED = 7;

export const dollars: Row = {
  id: 'dollars',
  title: 'dollars per million accepted writes in three regions; a burst is 8 updates in 10 s of one session',
  measure: async (bench) => {
    const updates = bench.quick ? 480 : 2_400;
    const bursts = burstArrivals(updates, SEED);
    const single = singleArrivals(updates / 4);
    const goal = { atMost: 0.72 };
    return [
      lineOf('bursts of form fields ÷ naive', await compared(bench, bursts, formField), { goal }),
      lineOf('bursts of 0.3 KB paragraphs ÷ naive', await compared(bench, bursts, paragraph), { goal }),
      lineOf('one form field per session ÷ naive', await compared(bench, single, formField), {}),
    ];
  },
};

interface Bills {
  readonly meridian: Bill;
  readonly naive: Bill;
}

async function compared(bench: Bench, arrivals: readonly Arrival[], patchOf: PatchOf): Promise<Bills> {
  const batches = batchesOf(arrivals, SEED);
  const sessions = new Map(arrivals.map(({ session }) => [session, newSession()]));
  const updates = updatesOf(sessions, patchOf);
  const meridian = await withStubAws(bench.built, (aws) => runMeridian(bench, aws, batches, updates));
  const naive = await withStubAws(bench.built, (aws) => runNaive(bench, aws, arrivals, updates));
  return {
    meridian: meridianBill(meridian, arrivals.length, batches),
    naive: naiveBill(naive, arrivals.length),
  };
}

/** The same updates, as requests for accept and as messages for apply. */
interface Updates {
  requests(arrivals: readonly Arrival[]): HttpRequest[];
  batch(arrivals: readonly Arrival[]): SQSEvent;
}

function updatesOf(sessions: ReadonlyMap<number, string>, patchOf: PatchOf): Updates {
  const idOf = ({ session }: Arrival) => sessions.get(session) as string;
  return {
    requests: (arrivals) => arrivals.map((arrival, n) => patchRequest(idOf(arrival), n, patchOf)),
    batch: (arrivals) => sqsBatch(arrivals.map((arrival, n) => patched(idOf(arrival), n, patchOf))),
  };
}

/** Accept's calls are one SendMessage each, as the row of accept shows; apply's depend on what comes together. */
async function runMeridian(
  bench: Bench,
  aws: StubAws,
  batches: readonly Batch[],
  updates: Updates,
): Promise<Tally> {
  const { built } = bench;
  const invokers: Record<string, Invoker> = { accept: invoker(built, built.fn('accept'), aws.endpoint) };
  for (const { poller } of batches) {
    invokers[poller] ??= invoker(built, built.fn('apply'), aws.endpoint);
  }
  return withInvokers(invokers, undefined, async ({ accept, ...applies }) => {
    for (const { poller, arrivals } of batches) {
      requireAccepted((await accept?.invoke(updates.requests(arrivals)))?.answers ?? []);
      requireApplied((await applies[poller]?.invoke([updates.batch(arrivals)]))?.answers ?? []);
    }
    return aws.tally();
  });
}

async function runNaive(
  bench: Bench,
  aws: StubAws,
  arrivals: readonly Arrival[],
  updates: Updates,
): Promise<Tally> {
  const naive = invoker(bench.built, bench.built.baseline('naive'), aws.endpoint);
  return withInvokers({ naive }, undefined, async () => {
    requireAccepted((await naive.invoke(updates.requests(arrivals))).answers);
    return aws.tally();
  });
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
