import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf } from '../report.ts';
import { passes } from '../row.ts';
import { type CacheArguments, type CacheScenario, cacheArguments } from './options.ts';
import type { ScenarioReport } from './scenario-report.ts';
import { lookupScenario } from './scenarios/lookup.ts';
import { missesScenario } from './scenarios/misses.ts';
import { pairsScenario } from './scenarios/pairs.ts';
import { streamScenario } from './scenarios/stream.ts';

const FOLDER = 'reports/cache';

const SCENARIOS: Readonly<Record<CacheScenario, (options: CacheArguments) => Promise<ScenarioReport>>> = {
  cache: pairsScenario,
  'cache-stream': streamScenario,
  lookup: lookupScenario,
  misses: missesScenario,
};

/** Runs a scenario of the answer cache; the exit code: 0 reached every goal, 1 missed one. */
export async function runCacheBench(args: readonly string[]): Promise<number> {
  const options = cacheArguments(args);
  const beganMs = performance.now();
  const report = await SCENARIOS[options.scenario](options);
  const seconds = (performance.now() - beganMs) / 1_000;
  const measured = report.measured.map((one) => ({ ...one, pass: passes(one) }));
  console.log(`${report.table.join('\n')}\n`);
  const row = {
    id: options.scenario,
    title: `${report.title}, seed ${report.seed}`,
    measure: async () => [],
  };
  console.log(linesOf({ row, measured: report.measured, seconds }));
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, `${options.scenario}.json`);
  await writeFile(file, `${JSON.stringify({ ...report, seconds, measured }, null, 2)}\n`);
  console.log(`\n${file} has it all.`);
  return measured.some(({ pass }) => pass === false) ? 1 : 0;
}
