import { parseArgs } from 'node:util';

/** How much the streaming bench measures. */
export interface Options {
  readonly seed: number;
  /** Answers whose pieces are timed. */
  readonly timed: number;
  /** Answers during which a device loses its connection. */
  readonly interrupted: number;
  /** Answers of a model that breaks off. */
  readonly cut: number;
}

const FULL = { timed: 20, interrupted: 40, cut: 40 } as const;
const QUICK = { timed: 4, interrupted: 6, cut: 6 } as const;

/** @throws Error with a sentence where something is unknown or out of range */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Error(`--seed is "${values.seed}"; it must be a whole number from 0.`);
  }
  return { seed, ...(values.quick ? QUICK : FULL) };
}
