import type { Fold } from '../children/fold.ts';
import type { Bench } from '../harness/bench.ts';
import { type Child, startChild, withChild } from '../harness/child-process.ts';
import { median } from '../harness/median.ts';
import { pairedRounds } from '../harness/paired-rounds.ts';
import type { Measured, Row } from '../row.ts';

const TIMES = 20;

export const fold: Row = {
  id: 'fold',
  title: 'fold, events per second of CPU',
  measure: (bench) =>
    withChild(startChild(bench.built.child('fold'), [], {}), (child) => measured(bench, child)),
};

async function measured(bench: Bench, child: Child): Promise<Measured[]> {
  const speed = (fold: Fold) => async () =>
    (await child.ask<{ eventsPerSecond: number }>({ fold, times: TIMES })).eventsPerSecond;
  const variants = { edits: speed('edits'), commits: speed('commits'), autosaves: speed('autosaves') };
  await pairedRounds(1, variants);
  const { edits, commits, autosaves } = await pairedRounds(bench.rounds(9), variants);
  const line = (name: string, values: readonly number[]) => ({
    name,
    value: median(values),
    unit: 'events/s',
  });
  return [
    { ...line('patches of one field', edits), goal: { atLeast: 1_000_000 } },
    line('the same in commits of 8, with their identities', commits),
    line('autosaves of 0.3 KB in five fields', autosaves),
  ];
}
