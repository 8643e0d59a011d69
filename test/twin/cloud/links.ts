import { createItemVersions, type ItemVersions } from '../../../local/engines/dynamodb/item-versions.ts';
import { isNewer, type Version } from '../../../local/engines/dynamodb/version.ts';
import type { Write } from '../../lambdas/store/shelf.ts';
import { REGIONS } from './world.ts';

/** A write on its way to another region. */
interface Parcel {
  readonly write: Write;
  /** When and where it was written: the last writer of an item wins. */
  readonly version: Version;
}

/**
 * Asynchronous replication between the tables of all regions, item by item: each write goes to every other region
 * by itself, may be overtaken, and loses against a later write of the same item. Which is later, the clocks of the
 * regions say, and they may be off.
 */
export interface Links {
  /** Sends a write that a region made to all others. @param atMs by the clock of the region */
  send(from: number, write: Write, atMs: number): void;
  /** Lets some parcels arrive, by their places among those under way; so many as there are picks. */
  arrive(from: number, to: number, picks: readonly number[]): void;
  underWay(from: number, to: number): number;
  cut(a: number, b: number): void;
  mend(a: number, b: number): void;
  isCut(a: number, b: number): boolean;
}

export function links(take: (region: number, write: Write) => void): Links {
  const seen = REGIONS.map(createItemVersions);
  const parcels = REGIONS.map(() => REGIONS.map((): Parcel[] => []));
  const severed = new Set<string>();
  const roadOf = (from: number, to: number): Parcel[] => parcels[from]?.[to] as Parcel[];
  const pairOf = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;
  return {
    send(from, write, atMs) {
      const versions = seen[from] as ItemVersions;
      const version = versions.next(write.table, keyOf(write), { atMs, region: REGIONS[from] as string });
      versions.set(write.table, keyOf(write), version);
      for (const to of REGIONS.keys()) {
        if (to !== from) {
          roadOf(from, to).push({ write, version });
        }
      }
    },
    arrive(from, to, picks) {
      const road = roadOf(from, to);
      for (const pick of picks) {
        const [parcel] = road.splice(pick % Math.max(1, road.length), 1);
        if (parcel !== undefined && wins(seen[to] as ItemVersions, parcel)) {
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

/** Whether a region has seen nothing newer of the item, and then remembers that it has seen this. */
function wins(versions: ItemVersions, { write, version }: Parcel): boolean {
  const isLast = isNewer(version, versions.get(write.table, keyOf(write)));
  if (isLast) {
    versions.set(write.table, keyOf(write), version);
  }
  return isLast;
}

function keyOf({ pk, sk }: Write): string {
  return `${pk} ${sk}`;
}
