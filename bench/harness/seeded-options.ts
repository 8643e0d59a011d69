import { parseArgs } from 'node:util';
import { seedOption } from './number-options.ts';

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
  return { seed: seedOption(values.seed), isQuick: values.quick };
}
