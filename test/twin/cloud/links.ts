import type { Write } from '../../lambdas/store/shelf.ts';
import { REGIONS } from './world.ts';

/** A write on its way to another region. */
interface Parcel {
  readonly write: Write;
  /** Its place among all writes: the last writer of an item wins. */
  readonly at: number;
}

/**
 * Asynchronous replication between the tables of all regions, item by item: each write goes to every other region
 * by itself, may be overtaken, and loses against a later write of the same item.
 */
export interface Links {
  /** Sends a write that a region made to all others. */
  send(from: number, write: Write): void;
  /** Lets some parcels arrive, by their places among those under way; so many as there are picks. */
  arrive(from: number, to: number, picks: readonly number[]): void;
  underWay(from: number, to: number): number;
  cut(a: number, b: number): void;
  mend(a: number, b: number): void;
  isCut(a: number, b: number): boolean;
}

export function links(take: (region: number, write: Write) => void): Links {
  const newest = REGIONS.map(() => new Map<string, number>());
  const parcels = REGIONS.map(() => REGIONS.map((): Parcel[] => []));
  const severed = new Set<string>();
  let writes = 0;
  const roadOf = (from: number, to: number): Parcel[] => parcels[from]?.[to] as Parcel[];
  const pairOf = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const wins = (region: number, { write, at }: Parcel): boolean => {
    const known = newest[region] as Map<string, number>;
    const key = `${write.table} ${write.pk} ${write.sk}`;
    const isNewer = at > (known.get(key) ?? 0);
    if (isNewer) {
      known.set(key, at);
    }
    return isNewer;
  };
  return {
    send(from, write) {
      const parcel = { write, at: ++writes };
      wins(from, parcel);
      for (const to of REGIONS.keys()) {
        if (to !== from) {
          roadOf(from, to).push(parcel);
        }
      }
    },
    arrive(from, to, picks) {
      const road = roadOf(from, to);
      for (const pick of picks) {
        const [parcel] = road.splice(pick % Math.max(1, road.length), 1);
        if (parcel !== undefined && wins(to, parcel)) {
          take(to, parcel.write);
        }
      }
    },
    underWay: (from, to) => roadOf(from, to).length,
    cut: (a, b) => {
      severed.add(pairOf(a, b));
    },
    mend: (a, b) => {
      severed.delete(pairOf(a, b));
    },
    isCut: (a, b) => severed.has(pairOf(a, b)),
  };
}
