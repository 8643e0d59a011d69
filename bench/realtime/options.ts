import { seededOptions } from '../harness/seeded-options.ts';

/** How much the realtime bench measures. */
export interface Options {
  readonly seed: number;
  /** Devices that are connected beside those that are measured: few, and many. */
  readonly connections: readonly [few: number, many: number];
  readonly edits: number;
  /** Events that a device has missed: few, and many. */
  readonly missed: readonly [few: number, many: number];
}

const FULL = { connections: [1_000, 10_000], edits: 100, missed: [1_000, 100_000] } as const;
const QUICK = { connections: [200, 1_000], edits: 30, missed: [1_000, 5_000] } as const;

/** @throws Error with a sentence where something is unknown or out of range */
export function optionsOf(args: readonly string[]): Options {
  const { seed, isQuick } = seededOptions(args);
  return { seed, ...(isQuick ? QUICK : FULL) };
}
