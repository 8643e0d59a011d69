import './plain-errors.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { synthesize } from '../local/start/synthesize.ts';
import { commandLine } from './harness/command-line.ts';
import { textOf } from './picture/table.ts';
import { countCalls } from './plan/count-calls.ts';
import { readDeployment } from './plan/deployment.ts';
import { planOptionsOf } from './plan/options.ts';
import { pageOf } from './plan/page.ts';
import { planReport } from './plan/plan-report.ts';
import { requirePlayableUsers } from './plan/plan-size.ts';
import { tablesOf } from './plan/tables.ts';

const FOLDER = 'reports/plan';

const { users, traffic } = planOptionsOf(commandLine());
console.log('… synthesizing the app');
const deployment = await readDeployment(await synthesize(undefined));
requirePlayableUsers(Math.max(...users), { traffic, deployment });
console.log('… counting what the functions call');
const counted = await countCalls(traffic);
console.log('… playing queues\n');
const report = planReport(users, { traffic, deployment, counted });
console.log(tablesOf(report).map(textOf).join('\n'));
if (report.machineLoad > availableParallelism()) {
  console.log(
    `The machine was busy (load ${report.machineLoad.toFixed(1)}): CPU, and with it consumers and lag, is too high.`,
  );
}
await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/plan.json`, `${JSON.stringify(report, null, 2)}\n`);
await writeFile(`${FOLDER}/plan.html`, pageOf(report));
console.log(`${FOLDER}/plan.html has the pictures, ${FOLDER}/plan.json everything.`);
