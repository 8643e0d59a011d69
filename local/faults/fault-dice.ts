import { seededRandom } from '../engines/dynamodb/seeded-random.ts';

/** Series of numbers from 0 up to 1, each the same for the same seed and name whatever the others draw. */
export interface FaultDice {
  draw(series: string): number;
  /** Every series begins anew. */
  restart(seed: number): void;
}

/** Makes dice that begin with this seed. */
export function createFaultDice(seed: number): FaultDice {
  const series = new Map<string, () => number>();
  let current = seed;
  return {
    draw(name) {
      const known = series.get(name);
      if (known) return known();
      const begun = seededRandom(current, name);
      series.set(name, begun);
      return begun();
    },
    restart(next) {
      current = next;
      series.clear();
    },
  };
}
