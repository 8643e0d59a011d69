import { percentile } from '../harness/percentile.ts';
import type { Measured } from '../row.ts';

/** How long something took to show for each of some people: their median, and the worst, which has the goal. */
export function delaysOf(
  name: string,
  delaysMs: readonly number[],
  goal: { readonly atMostSeconds: number },
  note?: string,
): Measured[] {
  const ascending = [...delaysMs].sort((a, b) => a - b);
  const seconds = (rank: number) => percentile(ascending, rank) / 1_000;
  return [
    { name: `${name}: P50`, value: seconds(50), unit: 's' },
    {
      name: `${name}: worst`,
      // Nothing that was measured is no zero.
      value: ascending.length === 0 ? Number.POSITIVE_INFINITY : seconds(100),
      unit: 's',
      goal: { atMost: goal.atMostSeconds },
      ...(note !== undefined && { note }),
    },
  ];
}
