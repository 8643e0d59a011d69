import type { Bench } from '../harness/bench.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { median } from '../harness/median.ts';
import { pairedRounds, ratio, type Samples } from '../harness/paired-rounds.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import { requireApplied, requireRead } from '../workload/accepted.ts';
import { readRequest } from '../workload/patch-request.ts';
import { newSession } from '../workload/person.ts';
import { patched, sqsBatch } from '../workload/sqs-batch.ts';

type Variant = 'read' | 'stock';

const INVOCATIONS = 300;
const WARM_UP = 1_500;
/** A session in its first hour: its lane has a snapshot and some commits past it. */
const COMMITS = 40;

/** Stock: the same handler on the SDK's client, bundled as ours is, so that nothing but the client differs. */
export const readCpu: Row = {
  id: 'read-cpu',
  title: 'read of a profile, CPU of init and first call; CPU of a warm call',
  measure: (bench) =>
    withStubAws(bench.built, async (aws) => {
      const sessionId = newSession();
      await write(bench, aws, sessionId);
      return [
        lineOf('init + first call', await starts(bench, aws, sessionId), 'ms', 1),
        lineOf('warm call', await warmCalls(bench, aws, sessionId), 'µs', 1_000 / INVOCATIONS),
      ];
    }),
};

async function write(bench: Bench, aws: StubAws, sessionId: string): Promise<void> {
  const apply = invoker(bench.built, bench.built.fn('apply'), aws.endpoint);
  await withInvokers({ apply }, sqsBatch([]), async () => {
    const batches = Array.from({ length: COMMITS }, (_, n) => sqsBatch([patched(sessionId, n)]));
    requireApplied((await apply.invoke(batches)).answers);
  });
}

function starts(bench: Bench, aws: StubAws, sessionId: string): Promise<Samples<Variant>> {
  return pairedRounds(bench.rounds(15), {
    read: () => startMs(invokersOf(bench, aws).read(), sessionId),
    stock: () => startMs(invokersOf(bench, aws).stock(), sessionId),
  });
}

async function startMs(fn: Invoker, sessionId: string): Promise<number> {
  try {
    const { initMs, firstMs } = await fn.start(readRequest(sessionId, 0));
    return initMs + firstMs;
  } finally {
    await fn.stop();
  }
}

function warmCalls(bench: Bench, aws: StubAws, sessionId: string): Promise<Samples<Variant>> {
  const { read, stock } = invokersOf(bench, aws);
  return withInvokers({ read: read(), stock: stock() }, readRequest(sessionId, 0), async (invokers) => {
    const warmUp = bench.quick ? WARM_UP / 3 : WARM_UP;
    await cpuMs(invokers.read, sessionId, warmUp);
    await cpuMs(invokers.stock, sessionId, warmUp);
    return pairedRounds(bench.rounds(15), {
      read: () => cpuMs(invokers.read, sessionId, INVOCATIONS),
      stock: () => cpuMs(invokers.stock, sessionId, INVOCATIONS),
    });
  });
}

async function cpuMs(fn: Invoker, sessionId: string, invocations: number): Promise<number> {
  const requests = Array.from({ length: invocations }, (_, n) => readRequest(sessionId, n));
  const { cpuMs, answers } = await fn.invoke(requests);
  requireRead(answers);
  return cpuMs;
}

function invokersOf({ built }: Bench, { endpoint }: StubAws): Readonly<Record<Variant, () => Invoker>> {
  return {
    read: () => invoker(built, built.fn('read'), endpoint),
    stock: () => invoker(built, built.baseline('stock-read'), endpoint),
  };
}

function lineOf(what: string, { read, stock }: Samples<Variant>, unit: string, scale: number): Measured {
  const shown = (values: readonly number[]) => `${(median(values) * scale).toFixed(1)} ${unit}`;
  return {
    name: `${what}, CPU ÷ stock`,
    value: ratio(read, stock),
    unit: '×',
    goal: { atMost: 0.6 },
    note: `${shown(read)} against ${shown(stock)} of CPU`,
  };
}
