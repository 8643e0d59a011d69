import { parseArgs } from 'node:util';
import { seedOption, wholeOption } from '../harness/number-options.ts';
import type { Split } from './pairs/types.ts';

const CACHE_SCENARIOS = ['cache', 'cache-stream', 'lookup', 'misses'] as const;
export type CacheScenario = (typeof CACHE_SCENARIOS)[number];

export interface CacheArguments {
  readonly scenario: CacheScenario;
  readonly seed: number;
  /** A file or folder of other pairs than the written ones. */
  readonly pairs?: string;
  readonly split: Split;
  readonly requests: number;
}

/** Throws a sentence where an option or its value is unknown. */
export function cacheArguments(args: readonly string[]): CacheArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', default: 'cache' },
      seed: { type: 'string', default: '1' },
      pairs: { type: 'string' },
      split: { type: 'string', default: 'evaluation' },
      requests: { type: 'string', default: '60000' },
    },
  });
  if (!isCacheScenario(values.scenario)) {
    throw new Error(`--scenario is "${values.scenario}"; it must be one of ${CACHE_SCENARIOS.join(', ')}.`);
  }
  return {
    scenario: values.scenario,
    seed: seedOption(values.seed),
    ...(values.pairs !== undefined && { pairs: values.pairs }),
    split: splitOf(values.split),
    requests: wholeOption('requests', values.requests, 1),
  };
}

function splitOf(split: string): Split {
  if (split !== 'evaluation' && split !== 'development') {
    throw new Error(`--split is "${split}"; it must be evaluation or development.`);
  }
  return split;
}

function isCacheScenario(name: string | undefined): name is CacheScenario {
  return CACHE_SCENARIOS.some((scenario) => scenario === name);
}
