import { median } from './median.ts';

/** What each variant measured, round by round: the values of one place belong together. */
export type Samples<K extends string> = Readonly<Record<K, readonly number[]>>;

/**
 * Measures every variant once in each round, in an order drawn anew: whatever slows the machine down for a while
 * meets all of them, and none always goes first.
 */
export async function pairedRounds<K extends string>(
  rounds: number,
  variants: Readonly<Record<K, () => Promise<number> | number>>,
  random: () => number = Math.random,
): Promise<Samples<K>> {
  const names = Object.keys(variants) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffled(names, random)) {
      samples[name].push(await variants[name]());
    }
  }
  return samples;
}

/** The median of the ratios of each round. */
export function ratio(measured: readonly number[], baseline: readonly number[]): number {
  return median(measured.map((value, round) => value / (baseline[round] as number)));
}

function shuffled<T>(things: readonly T[], random: () => number): T[] {
  return things
    .map((thing) => ({ thing, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ thing }) => thing);
}
