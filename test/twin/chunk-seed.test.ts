import { chunkSeed } from './chunk-seed.ts';

const SEEDS = [1, 2, 3, 2 ** 31 - 2, 2 ** 31 - 1];
const CHUNKS = 300;

describe('the seed of a chunk', () => {
  it('is the same whenever it is asked for', () => {
    expect(chunkSeed(1, 2)).toBe(chunkSeed(1, 2));
  });

  it('is that of no other chunk, in neighbouring explorations either', () => {
    const all = SEEDS.flatMap((seed) => Array.from({ length: CHUNKS }, (_, chunk) => chunkSeed(seed, chunk)));
    expect(new Set(all).size).toBe(SEEDS.length * CHUNKS);
  });
});
