import { createHash } from 'node:crypto';

/** The seed of one chunk of an exploration, as fast-check takes it: of neighbouring explorations, no chunks are the same. */
export function chunkSeed(seed: number, chunk: number): number {
  return createHash('sha256').update(`${seed} ${chunk}`).digest().readInt32BE();
}
