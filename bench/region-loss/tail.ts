import type { Write } from './device.ts';

/** Event id → the lanes that have it, as one region's logs tell. */
export type Committed = ReadonlyMap<string, readonly string[]>;

/** Writes that were accepted before the region went, and that no survivor had until it came back. */
export function tailOf(
  writes: readonly Write[],
  lostMs: number,
  survivors: readonly Committed[],
): readonly Write[] {
  return writes
    .filter(({ acceptedMs = Number.POSITIVE_INFINITY }) => acceptedMs < lostMs)
    .filter(({ eventId }) => !survivors.some((committed) => committed.has(eventId)));
}
