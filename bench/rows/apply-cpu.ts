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
  await pairedRounds(bench.quick ? 1 : 3, variants);
  const samples = await pairedRounds(bench.rounds(11), variants);
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
