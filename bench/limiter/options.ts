import { parseArgs } from 'node:util';

export interface LimiterOptions {
  readonly seed: number;
  /** Simulated minutes of a run, and those of them that do not count. */
  readonly minutes: number;
  readonly warmUpMinutes: number;
}

/** Throws a sentence where an option or its value is unknown. */
export function limiterOptions(args: readonly string[]): LimiterOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Error(`--seed is "${values.seed}"; it must be a whole number from 0.`);
  }
  return values.quick ? { seed, minutes: 5, warmUpMinutes: 2 } : { seed, minutes: 9, warmUpMinutes: 2 };
}
