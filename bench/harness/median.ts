/** The middle of some numbers, or the mean of the two in the middle. Throws a RangeError where there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined) {
    throw new RangeError('The median of no numbers was asked for; measure at least one round.');
  }
  return (low + high) / 2;
}
