/** The lowest whole number from 0 that is not among these. */
export function lowestFree(taken: Iterable<number>): number {
  const all = new Set(taken);
  let free = 0;
  while (all.has(free)) free++;
  return free;
}
