import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { identityOf } from '../../lambdas/domain/lane.ts';

/** Tells events that came before, whichever lane brought them, among the last so many. */
export interface Repeats {
  /** Whether the event came before; from now on, it did. */
  has(event: MeridianEvent): boolean;
}

export function repeatsAmong(most: number): Repeats {
  const known = new Set<string>();
  return {
    has(event) {
      const identity = identityOf(event);
      if (known.has(identity)) return true;
      known.add(identity);
      if (known.size > most) known.delete(known.keys().next().value as string);
      return false;
    },
  };
}
