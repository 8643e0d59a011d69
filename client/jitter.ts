/** Fresh random bytes, so many. */
export type RandomBytes = (count: number) => Uint8Array;

/** A number in [0, 1) of 32 random bits. */
export function unitRandom(randomBytes: RandomBytes): number {
  return randomBytes(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}

/** By two, the next pause would be as long as the outage so far: too long for one that the edge mends in three seconds. */
const GROWTH = 1.5;

interface Bounds {
  readonly firstMs?: number;
  readonly mostMs?: number;
  readonly growth?: number;
}

/**
 * Full jitter: anything up to the exponential bound, so that clients who failed together do not come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function fullJitterMs(
  attempt: number,
  randomBytes: RandomBytes,
  { firstMs = 250, mostMs = 15_000, growth = GROWTH }: Bounds = {},
): number {
  return unitRandom(randomBytes) * Math.min(mostMs, firstMs * growth ** attempt);
}
