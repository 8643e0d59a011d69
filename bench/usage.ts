import { chunked } from '../lambdas/store/chunked.ts';
import { SCENARIO_NAMES } from './load/plan/scenarios.ts';
import { kebab } from './plan/ranges.ts';
import { DEFAULT_TRAFFIC } from './plan/traffic.ts';

const amounts = Object.entries(DEFAULT_TRAFFIC).map(([name, amount]) => `--${kebab(name)} ${amount}`);

/** What the commands take, by their files. test/bench/usage.test.ts holds it against what they read. */
export const USAGE: Readonly<Record<string, string>> = {
  main: `Measures, against baselines that are built in the same run.
  npm run bench -- [--only ROW,ROW] [--quick]
  npm run bench -- --scenario ${SCENARIO_NAMES.join('|')}
    [--quick] [--seed N] [--poisson] [--no-naive] [--kill-region SECONDS] [--baseline FILE] [--export k6|artillery]
  npm run bench -- --scenario cache|cache-stream|lookup|misses
    [--seed N] [--pairs PATH] [--split evaluation|development] [--requests N]
  npm run bench -- --scenario intents [--seed N] [--texts FOLDER]
  npm run bench -- --scenario limiter|mixed|realtime|shared|streaming [--seed N] [--quick]
  npm run bench -- --scenario presence`,
  drill: `Breaks things while clients work, and checks that every claim held.
  npm run drill -- [--quick] [--seed N] [--seeds N] [--minutes N] [--clients N] [--faults KIND,KIND]
    90 minutes at most
  npm run drill -- --variants | --variant NAME [--seed N]   naive designs, beside ours
  npm run drill -- --model [--operations N] [--seed N]      in virtual time, a million in five minutes
  npm run drill -- --push [--seed N] [--devices N] [--sessions N] [--envelopes N] [--rate N] [--kills N]
  npm run drill -- --region-loss [--drain] [--seed N] [--region NAME] [--devices N] [--rate N] [--before S] [--away S]
    1,200 seconds each at most`,
  plan: `Reckons what a deployment costs, needs, and what breaks first.
  npm run plan -- [--users 1e6,2e6] [what the traffic is]
    ${linesOf(amounts, 4).join('\n    ')}`,
  prove: `Sends patches, repeats and poison to a local cloud, stops it and starts it again, and checks every promise.
  npm run prove -- [--seed N] [--patches 10000] [--sessions 200] [--unapplied 1000]`,
  'train-intents': `Trains the classifier of intents anew, from bench/intents.
  npm run train-intents -- [--out FILE]`,
};

function linesOf(words: readonly string[], most: number): string[] {
  return chunked(words, most).map((some) => some.join(' '));
}
