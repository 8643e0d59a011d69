import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baselineIn } from './baseline.ts';
import { exported } from './exports/exported.ts';
import { EXIT_CODES } from './judge/check.ts';
import { type LoadArguments, loadArguments } from './options.ts';
import { type Scenario, secondsOf } from './plan/scenario.ts';
import { scenariosNamed } from './plan/scenarios.ts';
import { comparisonOf } from './report/comparison.ts';
import { pageOf } from './report/html-page.ts';
import { type LoadReport, reportOf } from './report/load-report.ts';
import { summaryOf } from './report/summary.ts';
import { findMaximum } from './rig/find-maximum.ts';
import { measure, measureAnswers, type Rig } from './rig/measure.ts';
import { naiveAssembly } from './rig/naive-assembly.ts';
import { type OpenRig, withRig } from './rig/with-rig.ts';

const FOLDER = 'reports/load';
const MAXIMUM = join(FOLDER, 'maximum.json');

/** Runs what `bench -- --scenario …` asks for; the exit code: 0 kept every limit, 1 broke one, 2 says nothing. */
export async function runLoadBench(args: readonly string[]): Promise<number> {
  const options = loadArguments(args);
  // Read first also because it may be the very file that this run writes anew.
  const { baseline: file } = options;
  const baseline = file === undefined ? undefined : await baselineIn(file, scenariosOf(options));
  await mkdir(FOLDER, { recursive: true });
  if (options.export !== undefined) {
    return writeExports(options, options.export);
  }
  return withRig(async (rig) =>
    options.scenario === 'maximum' ? maximum(rig, options) : loads(rig, options, baseline),
  );
}

async function writeExports(options: LoadArguments, format: NonNullable<LoadArguments['export']>) {
  for (const scenario of scenariosOf(options)) {
    const { file, text } = exported(format, scenario);
    await writeFile(join(FOLDER, file), text);
    console.log(`${join(FOLDER, file)} is for a deployment on AWS; its first lines say how it is run.`);
  }
  return 0;
}

/** Ours first, all of it, then the naive handler on what ours has left. */
async function loads(open: OpenRig, options: LoadArguments, baseline?: LoadReport): Promise<number> {
  const ours: LoadReport[] = [];
  for (const scenario of scenariosOf(options)) {
    const report = await ran(open.rig, scenario, options, measure);
    // Written before the naive handler has its turn, which may end badly.
    await writeReport(report);
    ours.push(report);
  }
  const reports = options.naive ? await besideNaive(open, ours, options) : ours;
  for (const report of reports) {
    await writeReport(report);
    const lines = [summaryOf(report), comparison(report, baseline), filesOf(report)];
    console.log(`${lines.filter(Boolean).join('\n\n')}\n`);
  }
  return Math.max(...reports.map(({ verdict }) => EXIT_CODES[verdict]));
}

async function besideNaive(
  open: OpenRig,
  ours: readonly LoadReport[],
  options: LoadArguments,
): Promise<LoadReport[]> {
  await startNaive(open);
  const reports: LoadReport[] = [];
  for (const own of ours) {
    reports.push({ ...own, naive: await ran(open.rig, own.scenario, options, measureAnswers) });
  }
  return reports;
}

function scenariosOf({ scenario, quick }: LoadArguments): readonly Scenario[] {
  return scenariosNamed(scenario, quick);
}

/** Of several loads, the one that the earlier report is of. */
function comparison(report: LoadReport, baseline: LoadReport | undefined): string | undefined {
  const isSame = baseline?.scenario.name === report.scenario.name;
  return baseline && isSame ? comparisonOf(report, baseline) : undefined;
}

async function ran(
  rig: Rig,
  scenario: Scenario,
  { seed, poisson, killAtSeconds }: LoadArguments,
  by: typeof measure,
): Promise<LoadReport> {
  const beganMs = performance.now();
  await rig.generator.users(rig.cloud.endpoints, scenario.users);
  const madeSeconds = ((performance.now() - beganMs) / 1_000).toFixed(0);
  console.log(`${scenario.name}: ${scenario.users} users are there after ${madeSeconds} s`);
  console.log(`${scenario.name}: warming up, then ${secondsOf(scenario)} s of load`);
  const way = { seed, poisson, ...(killAtSeconds !== undefined && { killAtSeconds }) };
  return reportOf(await by(rig, scenario, way), seed);
}

async function maximum(open: OpenRig, options: LoadArguments): Promise<number> {
  const ours = await findMaximum(open.rig, options);
  console.log(`${ours.text}\n`);
  await writeFile(MAXIMUM, `${JSON.stringify(ours, null, 2)}\n`);
  if (options.naive) {
    await startNaive(open);
    const naive = await findMaximum(open.rig, options, measureAnswers);
    console.log(`Naive: ${naive.text}`);
    await writeFile(MAXIMUM, `${JSON.stringify({ ...ours, naive }, null, 2)}\n`);
  }
  return ours.sustainedRps > 0 ? 0 : 1;
}

async function startNaive(open: OpenRig): Promise<void> {
  console.log('The same with the naive handler in place of accept:');
  await open.restart(['--assembly', await naiveAssembly()]);
}

async function writeReport(report: LoadReport): Promise<void> {
  const file = join(FOLDER, report.scenario.name);
  await writeFile(`${file}.json`, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(`${file}.html`, pageOf(report));
  await writeFile(`${file}.md`, `${summaryOf(report)}\n`);
}

function filesOf({ scenario }: LoadReport): string {
  return `${join(FOLDER, scenario.name)}.html, .md and .json have it all.`;
}
