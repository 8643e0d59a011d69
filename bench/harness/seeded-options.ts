import { parseArgs } from 'node:util';

/**
 * What a scenario is asked that knows a seed and a quick run.
 * @throws Error with a sentence where something is unknown or out of range
 */
export function seededOptions(args: readonly string[]): { readonly seed: number; readonly isQuick: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
    },
  });
  return { seed: seedOf(values.seed), isQuick: values.quick };
}

/** @throws Error with a sentence where it is no seed */
export function seedOf(stated: string): number {
  const seed = Number(stated);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Error(`--seed is "${stated}"; it must be a whole number from 0.`);
  }
  return seed;
}
