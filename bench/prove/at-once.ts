/** Does work for each thing, at most so many at once, and gives the results in the things' order. */
export async function atOnce<T, R>(
  most: number,
  things: readonly T[],
  work: (thing: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(things.length);
  const left = things.entries();
  const workers = Array.from({ length: Math.min(most, things.length) }, async () => {
    for (const [at, thing] of left) {
      results[at] = await work(thing, at);
    }
  });
  await Promise.all(workers);
  return results;
}
