import './plain-errors.ts';
import '../bin/quiet-sdk.ts';
import { parseArgs } from 'node:util';
import { type CloudProcess, forget, startCloudProcess } from '../local/testing/cloud-process.ts';
import { seedOf } from './harness/seeded-options.ts';
import type { Check } from './prove/check.ts';
import { proveIntents } from './prove/intents.ts';
import { proveRestart } from './prove/restart.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    patches: { type: 'string', default: '10000' },
    sessions: { type: 'string', default: '200' },
    unapplied: { type: 'string', default: '1000' },
  },
});
const seed = seedOf(values.seed ?? String(Math.floor(Math.random() * 2 ** 31)));
console.log(`Seed ${seed}; repeat it with: npm run prove -- --seed ${seed}`);

let cloud: CloudProcess = await startCloudProcess();
const checks: Check[] = [];
try {
  const sizes = { patches: Number(values.patches), sessions: Number(values.sessions) };
  checks.push(...(await proveIntents(cloud, { seed, ...sizes })));
  const restarted = await proveRestart(cloud, Number(values.unapplied));
  cloud = restarted.cloud;
  checks.push(...restarted.checks);
} finally {
  await cloud.stop();
  await forget(cloud);
}
console.table(checks.map(({ claim, seen, holds }) => ({ claim, seen, holds: holds ? 'yes' : 'NO' })));
process.exitCode = checks.every(({ holds }) => holds) ? 0 : 1;
