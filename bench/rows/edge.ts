import type { Bench } from '../harness/bench.ts';
import { type Child, startChild, withChild } from '../harness/child-process.ts';
import { median } from '../harness/median.ts';
import { pairedRounds } from '../harness/paired-rounds.ts';
import type { Measured, Row } from '../row.ts';

const REQUESTS = 20_000;

/** On Node's engine, since CloudFront's is not to be had; the store answers at once. */
export const edge: Row = {
  id: 'edge',
  title: 'edge function: size of its source, CPU of one request in the function itself',
  measure: (bench) =>
    withChild(startChild(bench.built.child('route'), [bench.built.edge.path], {}), (child) =>
      measured(bench, child),
    ),
};

async function measured(bench: Bench, child: Child): Promise<Measured[]> {
  const variants = {
    route: async () => (await child.ask<{ cpuMs: number }>({ requests: REQUESTS })).cpuMs,
  };
  await pairedRounds(1, variants);
  const { route } = await pairedRounds(bench.rounds(9), variants);
  return [
    { name: 'source', value: bench.built.edge.bytes / 1_024, unit: 'KB', goal: { atMost: 10 } },
    {
      name: 'CPU of one request',
      value: (median(route) / REQUESTS) * 1_000,
      unit: 'µs',
      goal: { atMost: 50 },
    },
  ];
}
