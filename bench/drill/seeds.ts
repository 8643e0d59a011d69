import { chunked } from '../../lambdas/store/chunked.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { holds } from './checker/verdict.ts';
import { operationsOf } from './history.ts';
import { idleKinds } from './nemesis/idle-kinds.ts';
import { onNewCloud } from './on-new-cloud.ts';
import type { Options } from './options.ts';
import { claimsTable, counterexamples } from './report/claims-table.ts';
import { writeReport } from './report/write-report.ts';
import { type Drilled, drill } from './run.ts';

interface Outcome {
  readonly seed: number;
  readonly operations: number;
  readonly isClean: boolean;
}

/**
 * Drills one seed after another, quickly two at once: a drill of seconds waits most of its time for what died. Each has
 * a cloud of its own. Answers whether every claim held.
 */
export async function drillSeeds(options: Options): Promise<boolean> {
  const { seeds, quick } = options;
  const drillOne = (seed: number) => onNewCloud([], (cloud) => drillSeed(cloud, options, seed));
  const outcomes: Outcome[] = [];
  for (const some of chunked(seeds, quick ? 2 : 1)) {
    outcomes.push(...(await Promise.all(some.map(drillOne))));
  }
  const failing = outcomes.filter(({ isClean }) => !isClean).map(({ seed }) => seed);
  const operations = outcomes.reduce((sum, outcome) => sum + outcome.operations, 0);
  const judgement =
    failing.length === 0 ? 'every claim held' : `claims failed or were not tried with ${failing.join(', ')}`;
  console.log(`${seeds.length} seeds, ${operations} operations: ${judgement}.`);
  return failing.length === 0;
}

async function drillSeed(cloud: CloudProcess, options: Options, seed: number): Promise<Outcome> {
  const { minutes, clients, faults, hiddenSeconds } = options;
  const folder = `reports/drill/seed-${seed}`;
  console.log(`Seed ${seed}: ${clients} clients for ${minutes} minutes; faults: ${faults.join(', ')}`);
  const print = (line: string) => console.log(`  ${seed}:${line}`);
  const settings = { seed, minutes, clients, faults, hiddenSeconds, folder, print };
  const drilled = await drill(cloud, settings);
  await writeReport(drilled);
  tell(drilled);
  console.log(
    `${folder}/timeline.html shows it. Repeat it with: npm run drill -- ${repetition(options, seed)}`,
  );
  return { seed, operations: operationsOf(drilled.entries), isClean: drilled.verdicts.every(holds) };
}

function tell({ settings, entries, verdicts, struck, healedMs, quietMs }: Drilled): void {
  console.table(claimsTable(verdicts));
  for (const line of counterexamples(verdicts)) console.log(line);
  const strikes = Object.entries(struck).map(([kind, count]) => `${kind} ${count}`);
  const idle = idleKinds(settings.faults, struck);
  console.log(`Faults struck: ${strikes.join(', ')}${idle.length > 0 ? `; never: ${idle.join(', ')}` : ''}`);
  const operations = operationsOf(entries);
  const rate = Math.round((operations * 1_000) / healedMs);
  const quietSeconds = Math.round((quietMs - healedMs) / 1_000);
  console.log(`${operations} operations, ${rate} a second; quiet ${quietSeconds} s after healing.`);
}

function repetition({ minutes, clients, faults, quick }: Options, seed: number): string {
  return `${quick ? '--quick ' : ''}--seed ${seed} --minutes ${minutes} --clients ${clients} --faults ${faults.join(',')}`;
}
