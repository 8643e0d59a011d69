import './plain-errors.ts';
import '../bin/quiet-sdk.ts';
import { benchOf } from './harness/bench.ts';
import { buildAll } from './harness/build.ts';
import { asksForLoad } from './load/options.ts';
import { runLoadBench } from './load/run.ts';
import { isMeant, optionsOf } from './options.ts';
import { linesOf, type Outcome, writeReport } from './report.ts';
import type { Row } from './row.ts';
import { ROWS } from './rows.ts';
import { scenarioIn } from './scenarios.ts';

const REPORT = 'reports/bench.json';

const args = process.argv.slice(2);
const scenario = scenarioIn(args) ?? (asksForLoad(args) ? runLoadBench : undefined);
if (scenario === undefined) {
  await main();
} else {
  // Another question than what one call costs.
  process.exitCode = await scenario(args);
}

/** Measures one row after the other: two at once would measure each other. */
async function main(): Promise<void> {
  const { only, quick } = optionsOf(
    args,
    ROWS.map(({ id }) => id),
  );
  const bench = benchOf(await buildAll(), quick);
  const outcomes: Outcome[] = [];
  for (const row of ROWS.filter(({ id }) => isMeant(id, only))) {
    const outcome = await outcomeOf(row, bench);
    outcomes.push(outcome);
    console.log(`${linesOf(outcome)}\n`);
  }
  await writeReport(REPORT, outcomes, quick);
  console.log(`Ratios are medians of paired rounds, of CPU time where it says CPU. ${REPORT} has it all.`);
  process.exitCode = outcomes.some(({ failure }) => failure !== undefined) ? 1 : 0;
}

async function outcomeOf(row: Row, bench: ReturnType<typeof benchOf>): Promise<Outcome> {
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1_000;
  try {
    const measured = await row.measure(bench);
    return { row, measured, seconds: seconds() };
  } catch (error) {
    return {
      row,
      measured: [],
      seconds: seconds(),
      failure: error instanceof Error ? error.message : String(error),
    };
  }
}
