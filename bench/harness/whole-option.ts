/**
 * The whole number that an option states.
 * @throws Error with a sentence where it is none, or out of range
 */
export function wholeOption(
  option: string,
  stated: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const value = Number(stated);
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `${least} to ${most}`;
  throw new Error(`--${option} is "${stated}"; it must be a whole number, ${range}.`);
}
