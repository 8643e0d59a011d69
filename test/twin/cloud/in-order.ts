import { rankOf } from '../../../bench/drill/checker/rank.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';

/** Events from the first to the last of the total order, which is reckoned from them and not asked of the lambdas. */
export function inOrder<T extends MeridianEvent>(events: readonly T[]): T[] {
  const ranked = events.map((event) => ({ event, rank: rankOf(event) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ event }) => event);
}
