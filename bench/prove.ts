import './plain-errors.ts';
import '../bin/quiet-sdk.ts';
import { type CloudProcess, forget, startCloudProcess } from '../local/testing/cloud-process.ts';
import type { Check } from './harness/check.ts';
import { claimOf, claimsText } from './harness/claims-text.ts';
import { commandLine } from './harness/command-line.ts';
import { proveIntents } from './prove/intents.ts';
import { optionsOf } from './prove/options.ts';
import { proveRestart } from './prove/restart.ts';

const { seed, unapplied, ...sizes } = optionsOf(commandLine(), Math.floor(Math.random() * 2 ** 31));
console.log(`Seed ${seed}; repeat it with: npm run prove -- --seed ${seed}`);

let cloud: CloudProcess = await startCloudProcess();
const checks: Check[] = [];
try {
  checks.push(...(await proveIntents(cloud, { seed, ...sizes })));
  const restarted = await proveRestart(cloud, unapplied);
  cloud = restarted.cloud;
  checks.push(...restarted.checks);
} finally {
  await cloud.stop();
  await forget(cloud);
}
console.log(claimsText(checks.map(claimOf)));
process.exitCode = checks.every(({ holds }) => holds) ? 0 : 1;
