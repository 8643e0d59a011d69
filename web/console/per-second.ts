import type { Sample } from './cloud-types.ts';

/** Samples over which a rate is taken: fewer would jump, more would lag. */
const OVER = 5;

/** How fast a count rises, over the last seconds. */
export function perSecond(
  samples: readonly Sample[],
  countIn: (sample: Sample) => number | undefined,
): number {
  const last = samples.at(-1);
  const first = samples.at(-1 - OVER) ?? samples[0];
  if (last === undefined || first === undefined || last.atMs <= first.atMs) return 0;
  const rise = (countIn(last) ?? 0) - (countIn(first) ?? 0);
  // Counts begin anew when the local cloud does.
  return Math.max(0, (rise * 1_000) / (last.atMs - first.atMs));
}
