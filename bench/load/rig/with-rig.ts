import { onNewCloud } from '../../harness/on-new-cloud.ts';
import { startGenerator } from './generator-process.ts';
import { leastCost } from './least-cost.ts';
import type { Rig } from './measure.ts';

/** A rig whose cloud can be another one on the same data: users and sessions stay. */
export interface OpenRig {
  readonly rig: Rig;
  restart(args: readonly string[]): Promise<void>;
}

/** A cloud and a generator for as long as some work takes. */
export async function withRig<T>(work: (open: OpenRig) => Promise<T>): Promise<T> {
  // While nothing else of this benchmark runs.
  const least = await leastCost();
  return onNewCloud([], async (first, startAnew) => {
    let cloud = first;
    const generator = await startGenerator();
    try {
      return await work({
        get rig() {
          return { cloud, generator, leastCost: least };
        },
        restart: async (args) => {
          cloud = await startAnew(args);
        },
      });
    } finally {
      await generator.stop();
    }
  });
}
