/** At most so many of these, spread evenly over all. */
export function evenly<T>(things: readonly T[], most: number): T[] {
  const count = Math.min(things.length, most);
  return Array.from({ length: count }, (_, at) => things[Math.floor((at * things.length) / count)] as T);
}
