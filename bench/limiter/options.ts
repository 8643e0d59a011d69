import { seededOptions } from '../harness/seeded-options.ts';

export interface LimiterOptions {
  readonly seed: number;
  /** Simulated minutes of a run, and those of them that do not count. */
  readonly minutes: number;
  readonly warmUpMinutes: number;
}

/** Throws a sentence where an option or its value is unknown. */
export function limiterOptions(args: readonly string[]): LimiterOptions {
  const { seed, isQuick } = seededOptions(args);
  return isQuick ? { seed, minutes: 5, warmUpMinutes: 2 } : { seed, minutes: 9, warmUpMinutes: 2 };
}
