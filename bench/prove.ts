import './plain-errors.ts';
import '../bin/quiet-sdk.ts';
import { claimOf, claimsText } from './harness/claims-text.ts';
import { commandLine } from './harness/command-line.ts';
import { onNewCloud } from './harness/on-new-cloud.ts';
import { proveIntents } from './prove/intents.ts';
import { optionsOf } from './prove/options.ts';
import { proveRestart } from './prove/restart.ts';

const { seed, unapplied, ...sizes } = optionsOf(commandLine(), Math.floor(Math.random() * 2 ** 31));
console.log(`Seed ${seed}; repeat it with: npm run prove -- --seed ${seed}`);

const checks = await onNewCloud([], async (cloud, restart) => [
  ...(await proveIntents(cloud, { seed, ...sizes })),
  ...(await proveRestart(cloud, restart, unapplied)),
]);
console.log(claimsText(checks.map(claimOf)));
process.exitCode = checks.every(({ holds }) => holds) ? 0 : 1;
