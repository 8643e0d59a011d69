import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;

/** Fresh random bytes, taken from the system in larger pieces: asking costs more than the bytes do. */
export function pooledRandom(): (bytes: number) => Uint8Array {
  let pool = new Uint8Array(0);
  let used = 0;
  return (bytes) => {
    if (used + bytes > pool.length) {
      // A new pool, not the old one refilled: what was handed out must not change.
      pool = randomFillSync(new Uint8Array(Math.max(POOL_BYTES, bytes)));
      used = 0;
    }
    used += bytes;
    return pool.subarray(used - bytes, used);
  };
}
