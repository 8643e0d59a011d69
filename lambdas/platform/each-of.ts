/** Does work for each thing, at most so many at once. */
export async function eachOf<T>(
  things: readonly T[],
  atOnce: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const left = things.values();
  const lanes = Array.from({ length: Math.min(atOnce, things.length) }, async () => {
    for (const thing of left) {
      await work(thing);
    }
  });
  await Promise.all(lanes);
}
