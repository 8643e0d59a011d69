/**
 * Seeded generators take 32 bits of a seed: a larger one would be drawn from like another, and be told as a seed of its
 * own.
 */
export const MOST_SEED = 2 ** 32 - 1;

/**
 * The seed that `--seed` states.
 * @throws Error with a sentence where it is none
 */
export function seedOption(stated: string): number {
  return wholeOption('seed', stated, 0, MOST_SEED);
}

/**
 * The whole number that an option states.
 * @throws Error with a sentence, which begins with the option, where it is none, or out of range
 */
export function wholeOption(
  option: string,
  stated: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const value = numberIn(stated);
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw outOfRange(option, stated, `a whole number${range(least, most, Number.MAX_SAFE_INTEGER)}`);
}

/**
 * The number that an option states.
 * @throws Error with a sentence, which begins with the option, where it is none, or out of range
 */
export function numberOption(option: string, stated: string, least: number, most = Number.MAX_VALUE): number {
  const value = numberIn(stated);
  if (value >= least && value <= most) return value;
  throw outOfRange(option, stated, `a number${range(least, most, Number.MAX_VALUE)}`);
}

/** Of nothing JavaScript makes 0. */
function numberIn(stated: string): number {
  return stated.trim() === '' ? Number.NaN : Number(stated);
}

function range(least: number, most: number, unbounded: number): string {
  return most === unbounded ? `, at least ${least}` : ` from ${least} to ${most}`;
}

/** bench/plain-errors.ts knows by its beginning that it is about an option, and shows no stack. */
function outOfRange(option: string, stated: string, allowed: string): Error {
  return new Error(`--${option} is "${stated}"; it must be ${allowed}.`);
}
