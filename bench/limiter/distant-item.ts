import type { LimiterItem } from '../../lambdas/store/limiter-item.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Writes of a limiter, counted. */
export interface Writes {
  made: number;
  /** Of those: that did not hold. */
  refused: number;
}

const WAY_MS = [1, 4] as const;

/**
 * An item as far away as DynamoDB is, to which a write in a hundred is made twice, since the answer to the first
 * was lost on its way.
 */
export function distantItem(
  item: LimiterItem,
  clock: VirtualClock,
  random: () => number,
  lostAnswers: number,
): LimiterItem & { readonly writes: Writes } {
  const writes: Writes = { made: 0, refused: 0 };
  const way = () => clock.pause(WAY_MS[0] + random() * (WAY_MS[1] - WAY_MS[0]));
  const write: LimiterItem['write'] = async (one) => {
    writes.made++;
    await way();
    const written = await item.write(one);
    await way();
    if (random() < lostAnswers) return write(one);
    if (!written.isDone) writes.refused++;
    return written;
  };
  return { writes, write };
}
