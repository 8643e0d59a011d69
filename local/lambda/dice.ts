/** Numbers from 0 up to 1 that come in the same order for the same seed; a new seed begins anew. */
export function createDice(seedNow: () => number): () => number {
  let seed = seedNow();
  let state = seed;
  return () => {
    if (seedNow() !== seed) {
      seed = seedNow();
      state = seed;
    }
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state) / 2 ** 32;
  };
}

// The mixing step of mulberry32, in the public domain: four multiplications are enough for faults.
function mixed(state: number): number {
  const once = Math.imul(state ^ (state >>> 15), 1 | state);
  const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once;
  return (twice ^ (twice >>> 14)) >>> 0;
}
