import { isNewer, type Version } from './version.ts';

/** The newest version of each item that a region has seen, deleted items included: those are the tombstones. */
export interface ItemVersions {
  get(table: string, key: string): Version | undefined;
  set(table: string, key: string, version: Version): void;
  /** A version for a write made now, above whatever is stored, even where the region's clock is behind. */
  next(table: string, key: string, write: { readonly atMs: number; readonly region: string }): Version;
  forget(table: string): void;
  entries(): Iterable<readonly [table: string, versions: ReadonlyMap<string, Version>]>;
}

const MICROSECONDS_PER_MS = 1_000;

/** Keeps them in memory: one entry per item of a replicated table. */
export function createItemVersions(): ItemVersions {
  const tables = new Map<string, Map<string, Version>>();
  return {
    get: (table, key) => tables.get(table)?.get(key),
    set: (table, key, version) => void versionsOf(tables, table).set(key, version),
    next: (table, key, { atMs, region }) => after(tables.get(table)?.get(key), atMs, region),
    forget: (table) => void tables.delete(table),
    entries: () => tables,
  };
}

function versionsOf(tables: Map<string, Map<string, Version>>, table: string): Map<string, Version> {
  const known = tables.get(table);
  if (known) return known;
  const versions = new Map<string, Version>();
  tables.set(table, versions);
  return versions;
}

function after(stored: Version | undefined, atMs: number, region: string): Version {
  const version = { at: Math.floor(atMs * MICROSECONDS_PER_MS), region };
  // A write is acknowledged here, so it must win elsewhere over what it has overwritten here, or replicas diverge.
  return isNewer(version, stored) ? version : { at: (stored?.at ?? 0) + 1, region };
}
