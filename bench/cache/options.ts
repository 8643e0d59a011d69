import { parseArgs } from 'node:util';
import { PAIRS_FOLDER } from './pair.ts';

export const CACHE_SCENARIOS = ['cache', 'cache-stream', 'lookup', 'misses'] as const;
export type CacheScenario = (typeof CACHE_SCENARIOS)[number];

export interface CacheArguments {
  readonly scenario: CacheScenario;
  readonly seed: number;
  /** Where the pairs are. */
  readonly pairs: string;
  readonly requests: number;
}

/** Whether these arguments name a scenario of the answer cache. */
export function asksForCache(args: readonly string[]): boolean {
  const at = args.indexOf('--scenario');
  const named = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--scenario='))?.slice(11);
  return isCacheScenario(named);
}

/** Throws a sentence where an option or its value is unknown. */
export function cacheArguments(args: readonly string[]): CacheArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', default: 'cache' },
      seed: { type: 'string', default: '1' },
      pairs: { type: 'string', default: PAIRS_FOLDER },
      requests: { type: 'string', default: '60000' },
    },
  });
  if (!isCacheScenario(values.scenario)) {
    throw new Error(`--scenario is "${values.scenario}"; it must be one of ${CACHE_SCENARIOS.join(', ')}.`);
  }
  return {
    scenario: values.scenario,
    seed: wholeNumber('--seed', values.seed),
    pairs: values.pairs,
    requests: wholeNumber('--requests', values.requests),
  };
}

function isCacheScenario(name: string | undefined): name is CacheScenario {
  return CACHE_SCENARIOS.some((scenario) => scenario === name);
}

function wholeNumber(option: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Error(`${option} is "${value}"; it must be a whole number from 0.`);
  }
  return number;
}
