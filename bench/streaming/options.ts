import { seededOptions } from '../harness/seeded-options.ts';

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
  const { seed, isQuick } = seededOptions(args);
  return { seed, ...(isQuick ? QUICK : FULL) };
}
