import type { SQSEvent } from 'aws-lambda';
import type { Bench } from '../harness/bench.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { median } from '../harness/median.ts';
import { pairedRounds, ratio } from '../harness/paired-rounds.ts';
import { withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import { requireApplied } from '../workload/accepted.ts';
import { newSession } from '../workload/person.ts';
import { patched, sqsBatch } from '../workload/sqs-batch.ts';

const BATCH = 500;
const PATCHES_IN_A_BURST = 8;
const WARM_UP_BATCHES = 20;

/** The same bundle, the same events: in one batch of 500, and in 500 batches of one. */
export const applyCpu: Row = {
  id: 'apply',
  title: `apply, CPU per event of a batch of ${BATCH} at ${PATCHES_IN_A_BURST} events per session`,
  measure: (bench) =>
    withStubAws(bench.built, (aws) => {
      const invokers = {
        batched: invoker(bench.built, bench.built.fn('apply'), aws.endpoint),
        single: invoker(bench.built, bench.built.fn('apply'), aws.endpoint),
      };
      return withInvokers(invokers, sqsBatch([]), ({ batched, single }) => measured(bench, batched, single));
    }),
};

async function measured(bench: Bench, batched: Invoker, single: Invoker): Promise<Measured[]> {
  const variants = {
    batched: () => cpuMs(batched, [sqsBatch(bursts())]),
    single: () =>
      cpuMs(
        single,
        bursts().map((event) => sqsBatch([event])),
      ),
  };
  // One event at a time warms the engine up 500 times in a round, a batch once.
  for (let batch = 0; batch < WARM_UP_BATCHES; batch++) {
    await variants.batched();
  }
  await variants.single();
  const samples = await pairedRounds(bench.rounds(9), variants);
  const perEvent = (values: readonly number[]) => `${((median(values) / BATCH) * 1_000).toFixed(0)} µs`;
  return [
    {
      name: 'CPU per event ÷ one message at a time',
      value: ratio(samples.batched, samples.single),
      unit: '×',
      goal: { atMost: 0.2 },
      floor: 'wire bytes',
      note: `${perEvent(samples.batched)} against ${perEvent(samples.single)}`,
    },
  ];
}

/** Bursts of new sessions, their events mixed as a queue mixes them. */
function bursts() {
  const sessions = Array.from({ length: Math.ceil(BATCH / PATCHES_IN_A_BURST) }, newSession);
  return Array.from({ length: BATCH }, (_, n) => patched(sessions[n % sessions.length] as string, n));
}

async function cpuMs(fn: Invoker, batches: readonly SQSEvent[]): Promise<number> {
  const { cpuMs, answers } = await fn.invoke(batches);
  requireApplied(answers);
  return cpuMs;
}
