import { runCacheBench } from './cache/run.ts';
import { runIntentsBench } from './intents/run.ts';
import { runLimiterBench } from './limiter/run.ts';
import { SCENARIO_NAMES } from './load/plan/scenarios.ts';
import { runMixedBench } from './mixed/run.ts';
import { runPresenceBench } from './presence/run.ts';
import { runRealtimeBench } from './realtime/run.ts';
import { runSharedBench } from './shared/run.ts';
import { runStreamingBench } from './streaming/run.ts';

/** What `--scenario` names beside loads on a local cloud; each returns an exit code. */
export const SCENARIOS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  cache: runCacheBench,
  'cache-stream': runCacheBench,
  lookup: runCacheBench,
  misses: runCacheBench,
  intents: runIntentsBench,
  limiter: runLimiterBench,
  mixed: runMixedBench,
  presence: runPresenceBench,
  realtime: runRealtimeBench,
  shared: runSharedBench,
  streaming: runStreamingBench,
};

/**
 * The scenario that the arguments ask for, where it is one of these.
 * @throws Error with a sentence for one that is no load either
 */
export function scenarioIn(
  args: readonly string[],
): ((args: readonly string[]) => Promise<number>) | undefined {
  const joined = args.find((arg) => arg.startsWith('--scenario='))?.slice('--scenario='.length);
  const at = args.indexOf('--scenario');
  const name = joined ?? (at < 0 ? undefined : (args[at + 1] ?? ''));
  const known = [...Object.keys(SCENARIOS), ...SCENARIO_NAMES];
  if (name !== undefined && !known.includes(name)) {
    throw new Error(`--scenario is "${name}"; it must be one of ${known.join(', ')}.`);
  }
  return name === undefined ? undefined : SCENARIOS[name];
}
