/** A unit vector in bytes: each component is its byte times the scale. */
export interface ByteVector {
  readonly bytes: Int8Array;
  readonly scale: number;
}

const MOST = 127;

/**
 * A vector of length one in bytes. Whatever the embedder says, its length is made one.
 * @throws RangeError where a component is not finite or all are zero
 */
export function byteVector(components: ArrayLike<number>): ByteVector {
  const all = Array.from(components);
  const length = Math.hypot(...all);
  if (!(length > 0 && Number.isFinite(length))) {
    throw new RangeError('An embedding needs finite components that are not all zero.');
  }
  const largest = all.reduce((most, component) => Math.max(most, Math.abs(component)), 0);
  const bytes = Int8Array.from(all, (component) => Math.round((component / largest) * MOST));
  return { bytes, scale: largest / (MOST * length) };
}

/** The cosine of two vectors of the same embedder, from -1 to 1 within half a percent. */
export function cosine(one: ByteVector, other: ByteVector): number {
  let sum = 0;
  for (let at = 0; at < one.bytes.length; at++) {
    sum += (one.bytes[at] as number) * (other.bytes[at] as number);
  }
  return sum * one.scale * other.scale;
}
