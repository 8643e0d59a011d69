import type { Built } from './build.ts';

/** What every row is given. */
export interface Bench {
  readonly quick: boolean;
  readonly built: Built;
  /** A number of rounds, or a quarter of them when quick. */
  rounds(full: number): number;
}

export function benchOf(built: Built, quick: boolean): Bench {
  return { quick, built, rounds: (full) => (quick ? Math.max(3, Math.ceil(full / 4)) : full) };
}
