/**
 * The place of an event in the total order: by id, then author, then digest. The digest settles the one case
 * that honest clients never make, the same id with two bodies, so that even a forged tie converges.
 */
export interface Stamp {
  readonly id: string;
  /** The author's user key. */
  readonly source: string;
  /** First 128 bits of the SHA-256 of the canonical `[type, data]`, in hexadecimal. */
  readonly digest: string;
}

/** Whether `a` comes after `b`. Nothing comes before everything. */
export function isNewer(a: Stamp | undefined, b: Stamp | undefined): boolean {
  if (a === undefined || b === undefined) {
    return a !== undefined && b === undefined;
  }
  if (a.id !== b.id) {
    return a.id > b.id;
  }
  return a.source === b.source ? a.digest > b.digest : a.source > b.source;
}

/** The later of two stamps. */
export function newest(a: Stamp | undefined, b: Stamp | undefined): Stamp | undefined {
  return isNewer(b, a) ? b : a;
}
