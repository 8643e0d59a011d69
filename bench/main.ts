import './plain-errors.ts';
import '../bin/quiet-sdk.ts';
import { benchOf } from './harness/bench.ts';
import { buildAll } from './harness/build.ts';
import { commandLine } from './harness/command-line.ts';
import { asksForLoad } from './load/options.ts';
import { runLoadBench } from './load/run.ts';
import { isMeant, optionsOf } from './options.ts';
import { measuredAll } from './parts.ts';
import { writeReport } from './report.ts';
import { ROWS } from './rows.ts';
import { scenarioIn } from './scenarios.ts';

const REPORT = 'reports/bench.json';

const args = commandLine();
const scenario = scenarioIn(args) ?? (asksForLoad(args) ? runLoadBench : undefined);
if (scenario === undefined) {
  await main();
} else {
  // Another question than what one call costs.
  process.exitCode = await scenario(args);
}

async function main(): Promise<void> {
  const { only, quick } = optionsOf(
    args,
    ROWS.map(({ id }) => id),
  );
  const bench = benchOf(await buildAll(), quick);
  const rows = ROWS.filter(({ id }) => isMeant(id, only));
  const outcomes = await measuredAll(rows.map((row) => ({ ...row, measure: () => row.measure(bench) })));
  await writeReport(REPORT, outcomes, quick);
  console.log(`Ratios are medians of paired rounds, of CPU time where it says CPU. ${REPORT} has it all.`);
  process.exitCode = outcomes.some(({ failure }) => failure !== undefined) ? 1 : 0;
}
