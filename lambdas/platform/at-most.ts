/**
 * Has an lru-cache keep so many entries and make their places as they come. Given a `max`, it makes all of them when
 * the environment starts: 2 ms of CPU for 10,000.
 */
export function atMost(entries: number): { maxSize: number; sizeCalculation(): number } {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
