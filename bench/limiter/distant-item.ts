import type { LimiterItem, Written } from '../../lambdas/store/limiter-item.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Writes of a limiter, counted. */
export interface Writes {
  reserve: number;
  settle: number;
  /** Of those that reserve: those that were not made. */
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
  const writes: Writes = { reserve: 0, settle: 0, refused: 0 };
  const way = () => clock.pause(WAY_MS[0] + random() * (WAY_MS[1] - WAY_MS[0]));
  const made = async (kind: 'reserve' | 'settle', write: () => Promise<Written>): Promise<Written> => {
    writes[kind]++;
    await way();
    const written = await write();
    await way();
    if (random() < lostAnswers) return made(kind, write);
    if (kind === 'reserve' && !written.isDone) writes.refused++;
    return written;
  };
  return {
    writes,
    reserve: (write) => made('reserve', () => item.reserve(write)),
    settle: (write) => made('settle', () => item.settle(write)),
  };
}
