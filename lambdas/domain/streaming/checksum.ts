/** A checksum of a text that has been read up to somewhere. */
export interface Checksum {
  readonly high: number;
  readonly low: number;
}

// FNV-1a's offset and prime of 32 bits, and another offset for the other half: http://www.isthe.com/chongo/tech/comp/fnv/
const PRIME = 0x01000193;

export const NO_TEXT: Checksum = { high: 0x811c9dc5, low: 0x2f7a4c1b };

/**
 * The checksum after more text, piece by piece as at once. It tells that something is missing or in the wrong place,
 * to whoever has no reason to lie; it needs no cryptography, which browsers have asynchronously only.
 */
export function summed({ high, low }: Checksum, text: string): Checksum {
  let a = high;
  let b = low;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, PRIME);
    b = Math.imul(b ^ unit ^ (a >>> 24), PRIME);
  }
  return { high: a >>> 0, low: b >>> 0 };
}

/** Sixteen hexadecimal digits. */
export function checksumText({ high, low }: Checksum): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
