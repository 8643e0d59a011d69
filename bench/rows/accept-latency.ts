import type { Bench } from '../harness/bench.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { median } from '../harness/median.ts';
import { pairedRounds, ratio } from '../harness/paired-rounds.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Measured, Row } from '../row.ts';
import { requireAccepted } from '../workload/accepted.ts';
import { patchRequests } from '../workload/patch-request.ts';

/** Latencies that one sees within a region, in milliseconds. */
const USUAL = { sqs: 6, dynamodb: 5, kinesis: 12 };
const SLOW = { sqs: 6, dynamodb: 50, kinesis: 120 };
const INVOCATIONS = 25;

export const acceptLatency: Row = {
  id: 'accept-latency',
  title: `accept, p50 with injected latencies (SQS ${USUAL.sqs}, DynamoDB ${USUAL.dynamodb}, Kinesis ${USUAL.kinesis} ms)`,
  measure: (bench) => withStubAws(bench.built, (aws) => measured(bench, aws)),
};

async function measured(bench: Bench, aws: StubAws): Promise<Measured[]> {
  const { built } = bench;
  const invokers = {
    accept: invoker(built, built.fn('accept'), aws.endpoint),
    naive: invoker(built, built.baseline('naive'), aws.endpoint),
  };
  const samples = await withInvokers(invokers, patchRequests(1)[0], async ({ accept, naive }) => {
    const variants = {
      accept: () => p50(accept, aws, USUAL),
      slowed: () => p50(accept, aws, SLOW),
      naive: () => p50(naive, aws, USUAL),
    };
    await pairedRounds(1, variants);
    return pairedRounds(bench.rounds(9), variants);
  });
  const ms = (values: readonly number[]) => `${median(values).toFixed(2)} ms`;
  return [
    {
      name: 'accept p50 ÷ naive p50',
      value: ratio(samples.accept, samples.naive),
      unit: '×',
      goal: { atMost: 0.55 },
      floor: 'the SQS call, 0.50',
      note: `${ms(samples.accept)} against ${ms(samples.naive)}`,
    },
    {
      name: 'accept p50, tables and streams 10× slower ÷ as usual',
      value: ratio(samples.slowed, samples.accept),
      unit: '×',
      goal: { from: 0.95, to: 1.05 },
      floor: '1.00',
    },
  ];
}

async function p50(fn: Invoker, aws: StubAws, delays: typeof USUAL): Promise<number> {
  await aws.delay(delays);
  const { wallMs, answers } = await fn.invoke(patchRequests(INVOCATIONS));
  requireAccepted(answers);
  return median(wallMs);
}
