import { runCacheBench } from './cache/run.ts';
import { runIntentsBench } from './intents/run.ts';
import { runLimiterBench } from './limiter/run.ts';
import { runMixedBench } from './mixed/run.ts';
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
  realtime: runRealtimeBench,
  shared: runSharedBench,
  streaming: runStreamingBench,
};

/** The scenario that the arguments ask for, where it is one of these. */
export function scenarioIn(
  args: readonly string[],
): ((args: readonly string[]) => Promise<number>) | undefined {
  const joined = args.find((arg) => arg.startsWith('--scenario='))?.slice('--scenario='.length);
  const at = args.indexOf('--scenario');
  return SCENARIOS[joined ?? (at < 0 ? '' : (args[at + 1] ?? ''))];
}
