import type { Sample } from '../cloud-types.ts';

/** How old the oldest write is that has not arrived in a region yet; undefined where all have. Milliseconds. */
export function lagOf(sample: Sample | undefined, to: string, from?: string): number | undefined {
  if (sample === undefined) return undefined;
  const links = sample.links.filter((link) => link.to === to && (from === undefined || link.from === from));
  const oldest = links.map(({ oldestAtMs }) => sample.atMs - oldestAtMs);
  return oldest.length === 0 ? undefined : Math.max(0, ...oldest);
}
