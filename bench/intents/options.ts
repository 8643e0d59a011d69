import { parseArgs } from 'node:util';
import { seedOption } from '../harness/number-options.ts';

export interface IntentsOptions {
  /** Of the typos. */
  readonly seed: number;
  /** Folder with the texts to judge by, in files like those of `bench/intents/data/evaluation`. */
  readonly texts: string;
}

/** Throws a sentence where an option or its value is unknown. */
export function intentsOptions(args: readonly string[]): IntentsOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      seed: { type: 'string', default: '1' },
      texts: { type: 'string', default: 'bench/intents/data/evaluation' },
    },
  });
  return { seed: seedOption(values.seed), texts: values.texts };
}
