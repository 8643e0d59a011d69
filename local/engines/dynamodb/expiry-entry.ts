import type { Item } from 'dynalite/db/index.js';
import type { Table } from './table.ts';

/** An entry of the index of items that expire; stored with the item, so a stop or a crash loses none. */
export interface ExpiryEntry {
  /** Where the entry itself is stored: in the order of expiry. */
  readonly path: string;
  /** Key of the item that expires. */
  readonly key: string;
}

const SECONDS_DIGITS = 12;

/** The entry of an item that has an expiry; none for others. An entry outlives a change of its item and is checked when due. */
export function expiryEntry(table: Table, key: string, item: Item): ExpiryEntry | undefined {
  const seconds = expiresAtSeconds(table, item);
  if (seconds === undefined) return undefined;
  return { path: `${expiryPrefix(table.TableName)}${expiryPosition(seconds)}/${key}`, key };
}

/** When an item expires, in seconds since 1970. */
export function expiresAtSeconds({ settings }: Table, item: Item): number | undefined {
  const value = settings.ttlAttribute && item[settings.ttlAttribute]?.N;
  const seconds = Math.floor(Number(value));
  return typeof value === 'string' && seconds >= 0 && seconds < 10 ** SECONDS_DIGITS ? seconds : undefined;
}

/** Sorts as the number does. */
export function expiryPosition(seconds: number): string {
  return String(seconds).padStart(SECONDS_DIGITS, '0');
}

/** Where a table's entries are. */
export function expiryPrefix(table: string): string {
  return `expiry-${table}~`;
}
