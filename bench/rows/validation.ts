import type { Validator } from '../children/validate.ts';
import type { Bench } from '../harness/bench.ts';
import { type Child, startChild, withChild } from '../harness/child-process.ts';
import { pairedRounds, ratio } from '../harness/paired-rounds.ts';
import type { Measured, Row } from '../row.ts';

const TIMES = 20_000;

/** Checks per second of CPU: ratios of speeds, so that more is better. */
export const validation: Row = {
  id: 'validation',
  title: 'body validation: the checks as the build compiles them, for the schema "message.send"',
  measure: (bench) =>
    withChild(startChild(bench.built.child('validate'), [], {}), (child) => measured(bench, child)),
};

async function measured(bench: Bench, child: Child): Promise<Measured[]> {
  const variants = {
    compiled: () => cpuMs(child, 'compiled'),
    handWritten: () => cpuMs(child, 'handWritten'),
    zod: () => cpuMs(child, 'zod'),
  };
  await pairedRounds(2, variants);
  const { compiled, handWritten, zod } = await pairedRounds(bench.rounds(15), variants);
  return [
    {
      name: 'speed ÷ hand-written',
      value: ratio(handWritten, compiled),
      unit: '×',
      goal: { atLeast: 0.7 },
      floor: 'hand-written',
    },
    { name: 'speed ÷ zod', value: ratio(zod, compiled), unit: '×', goal: { atLeast: 5 } },
  ];
}

async function cpuMs(child: Child, validator: Validator): Promise<number> {
  return (await child.ask<{ cpuMs: number }>({ validator, times: TIMES })).cpuMs;
}
