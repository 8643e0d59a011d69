import type fc from 'fast-check';
import type { Cloud } from '../cloud/cloud.ts';
import type { Region } from '../cloud/region.ts';
import { REGIONS } from '../cloud/world.ts';
import type { Ledger } from '../ledger.ts';

/** What a history is about: what clients know, and the cloud in memory. */
export interface Scene {
  readonly ledger: Ledger;
  readonly cloud: Cloud;
}

/** One command of a history. Whether it is possible depends on the cloud as well, so that both are its model. */
export type Step = fc.AsyncCommand<Scene, Scene, false>;

interface Taking {
  /** How a report writes it. */
  readonly name: string;
  /** Whether there is anything to do now. */
  isPossible(scene: Scene): boolean;
  take(scene: Scene): Promise<void>;
}

/** A step counts if it was possible, and ends the history where anything came of it that must not be. */
export function step({ name, isPossible, take }: Taking): Step {
  return {
    check: isPossible,
    async run(scene) {
      scene.ledger.steps++;
      await take(scene);
      scene.cloud.court.adjourn();
    },
    // fast-check writes steps one behind the other.
    toString: () => `\n  ${name}`,
  };
}

/** A step with which a client asks for something. */
export function operation(taking: Taking): Step {
  return step({
    ...taking,
    take: (scene) => {
      scene.ledger.operations++;
      return taking.take(scene);
    },
  });
}

/** A region by its number. */
export function regionAt({ cloud }: Scene, where: number): Region {
  return cloud.regions[where] as Region;
}

export function shortNameOf(where: number): string {
  return (REGIONS[where] as string).slice(0, 2);
}

/** One of some things by any number; undefined of none. */
export function nth<T>(things: readonly T[], pick: number): T | undefined {
  return things[pick % Math.max(1, things.length)];
}
