/** The value that so many percent do not exceed (nearest rank), of ascending values; zero where there is none. */
export function percentile(ascending: ArrayLike<number>, percent: number): number {
  const rank = Math.ceil((percent / 100) * ascending.length);
  return ascending[Math.max(0, rank - 1)] ?? 0;
}
