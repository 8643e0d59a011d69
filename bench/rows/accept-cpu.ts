import type { Bench } from '../harness/bench.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { median } from '../harness/median.ts';
import { pairedRounds, ratio, type Samples } from '../harness/paired-rounds.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import { requireAccepted } from '../workload/accepted.ts';
import { patchRequests } from '../workload/patch-request.ts';

type Variant = 'accept' | 'stock' | 'raw';

const INVOCATIONS = 300;
const WARM_UP = 1_500;

/** Stock: the same handler on the SDK's client, bundled with esbuild's defaults. Raw: one signed request, no more. */
export const acceptCpu: Row = {
  id: 'accept-cpu',
  title: 'accept, CPU of init and first call; CPU of a warm call',
  measure: (bench) =>
    withStubAws(bench.built, async (aws) => [
      ...compared('init + first call', await starts(bench, aws), 'ms', 1, 0.25),
      ...compared('warm call', await warmCalls(bench, aws), 'µs', 1_000 / INVOCATIONS, 0.3),
    ]),
};

function starts(bench: Bench, aws: StubAws): Promise<Samples<Variant>> {
  const bundles = bundlesOf(bench);
  return pairedRounds(bench.rounds(15), {
    accept: () => startMs(invoker(bench.built, bundles.accept, aws.endpoint)),
    stock: () => startMs(invoker(bench.built, bundles.stock, aws.endpoint)),
    raw: () => startMs(invoker(bench.built, bundles.raw, aws.endpoint)),
  });
}

async function startMs(fn: Invoker): Promise<number> {
  try {
    const { initMs, firstMs } = await fn.start(patchRequests(1)[0]);
    return initMs + firstMs;
  } finally {
    await fn.stop();
  }
}

function warmCalls(bench: Bench, aws: StubAws): Promise<Samples<Variant>> {
  const bundles = bundlesOf(bench);
  const invokers = {
    accept: invoker(bench.built, bundles.accept, aws.endpoint),
    stock: invoker(bench.built, bundles.stock, aws.endpoint),
    raw: invoker(bench.built, bundles.raw, aws.endpoint),
  };
  return withInvokers(invokers, patchRequests(1)[0], async ({ accept, stock, raw }) => {
    for (const fn of [accept, stock, raw]) {
      await cpuMs(fn, bench.quick ? WARM_UP / 3 : WARM_UP);
    }
    return pairedRounds(bench.rounds(15), {
      accept: () => cpuMs(accept, INVOCATIONS),
      stock: () => cpuMs(stock, INVOCATIONS),
      raw: () => cpuMs(raw, INVOCATIONS),
    });
  });
}

async function cpuMs(fn: Invoker, invocations: number): Promise<number> {
  const { cpuMs, answers } = await fn.invoke(patchRequests(invocations));
  requireAccepted(answers);
  return cpuMs;
}

function bundlesOf({ built }: Bench): Readonly<Record<Variant, string>> {
  return { accept: built.fn('accept'), stock: built.baseline('stock'), raw: built.baseline('raw') };
}

function compared(
  what: string,
  { accept, stock, raw }: Samples<Variant>,
  unit: string,
  scale: number,
  expectedFloor: number,
): Measured[] {
  const shown = (values: readonly number[]) => `${(median(values) * scale).toFixed(1)} ${unit}`;
  const floor = `raw signed request, ${expectedFloor} expected`;
  const note = `${shown(accept)} against ${shown(stock)} of CPU`;
  return [
    {
      name: `${what}, CPU ÷ stock`,
      value: ratio(accept, stock),
      unit: '×',
      goal: { atMost: 0.6 },
      floor,
      note,
    },
    { name: `${what}, raw ÷ stock`, value: ratio(raw, stock), unit: '×', note: `the floor: ${shown(raw)}` },
  ];
}
