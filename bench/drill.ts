import './plain-errors.ts';
import '../bin/quiet-sdk.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { besideTable, drillDesign, isAsWanted } from './drill/beside.ts';
import { drillModel } from './drill/model.ts';
import { type Options, optionsOf } from './drill/options.ts';
import { drillSeeds } from './drill/seeds.ts';
import { VARIANTS } from './drill/variants.ts';
import { requireOneWay } from './drill/ways.ts';
import { commandLine } from './harness/command-line.ts';
import { textOf } from './picture/table.ts';
import { drillPush } from './push/drill-push.ts';
import { optionsOf as pushOptions } from './push/options.ts';
import { drillRegionLoss } from './region-loss/drill-region-loss.ts';
import { optionsOf as regionLossOptions } from './region-loss/options.ts';

const SEEDS = 2 ** 31;
const BESIDE = 'reports/drill/naive.json';

const args = commandLine();
requireOneWay(args);
const fresh = Math.floor(Math.random() * SEEDS);
if (args.includes('--push')) {
  process.exit((await drillPush(pushOptions(args, fresh))) ? 0 : 1);
}
if (args.includes('--region-loss')) {
  process.exit((await drillRegionLoss(regionLossOptions(args, fresh))) ? 0 : 1);
}
const options = optionsOf(args, Object.keys(VARIANTS), fresh);
const holds = await drillAsAsked(options);
process.exitCode = holds ? 0 : 1;

function drillAsAsked(asked: Options): Promise<boolean> {
  const [seed = 1] = asked.seeds;
  if (asked.modelOperations !== undefined) return drillModel(asked.modelOperations, seed);
  return asked.variants.length > 0 ? drillVariants(asked) : drillSeeds(asked);
}

/** Naive designs beside ours, which go first, all with the same seed and faults. */
async function drillVariants({
  variants,
  seeds,
  minutes,
  clients,
  faults,
  hiddenSeconds,
}: Options): Promise<boolean> {
  const rows = [];
  const settings = { seed: seeds[0] ?? 1, minutes, clients, faults, hiddenSeconds };
  for (const design of ['meridian', ...variants]) {
    console.log(`${design}, seed ${settings.seed}`);
    rows.push(await drillDesign(design, settings));
  }
  console.log(textOf(besideTable(rows)));
  const untried = rows.flatMap((row) => row.untried.map((claim) => `${row.design}: ${claim}`));
  if (untried.length > 0) console.log(`Claims that nothing put to the test: ${untried.join(', ')}`);
  const unwanted = rows.filter((row) => !isAsWanted(row)).map(({ design }) => design);
  if (unwanted.length > 0)
    console.log(`Not caught by what its flaw breaks, or ours and not held: ${unwanted.join(', ')}`);
  await mkdir('reports/drill', { recursive: true });
  await writeFile(BESIDE, `${JSON.stringify({ settings, rows }, undefined, 2)}\n`);
  console.log(
    `Repeat it with: npm run drill -- --quick --seed ${settings.seed} --minutes ${minutes} --clients ${clients} --faults ${faults.join(',')} --variant ${variants.join(',')}`,
  );
  return unwanted.length === 0;
}
