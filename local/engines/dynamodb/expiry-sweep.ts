import type { Item } from 'dynalite/db/index.js';
import { replaceItem } from './apply-delivery.ts';
import { type ExpiryEntry, expiresAtSeconds, expiryPosition, expiryPrefix } from './expiry-entry.ts';
import { withItemLocks } from './item-locks.ts';
import { createItemWrite } from './item-write.ts';
import type { Region } from './region.ts';
import type { Table } from './table.ts';
import { valueStream } from './value-stream.ts';

const MAX_ENTRIES_PER_TABLE = 1_000;
/** "Items with an expiry more than five years in the past are not deleted": the guide to TTL. */
const MAX_AGE_SECONDS = 5 * 365 * 24 * 3_600;

/** Deletes the items of a region whose time is over. AWS takes up to days for it; a laptop has no reason to wait. */
export async function sweepExpired(region: Region): Promise<void> {
  for (const table of region.tables.values()) {
    if (table.settings.ttlAttribute) await sweepTable(region, table);
  }
}

async function sweepTable(region: Region, table: Table): Promise<void> {
  const nowSeconds = Math.floor(region.now() / 1000);
  const range = { lte: `${expiryPosition(nowSeconds)}~`, limit: MAX_ENTRIES_PER_TABLE };
  for await (const entry of valueStream(region.store.db, expiryPrefix(table.TableName), range)) {
    await expire(region, table, entry as ExpiryEntry, nowSeconds);
  }
}

async function expire(
  region: Region,
  table: Table,
  { key, path }: ExpiryEntry,
  nowSeconds: number,
): Promise<void> {
  await withItemLocks(region, [{ table: table.TableName, key }], async () => {
    const item = await read(region, table.TableName, key);
    if (item && isExpired(table, item, nowSeconds)) {
      const write = createItemWrite(region, { origin: 'expiry', held: true });
      await replaceItem(write, table, key, undefined);
    }
    await forget(region, path);
  });
}

/** The entry may be an old one: what counts is the item as it is now. */
function isExpired(table: Table, item: Item, nowSeconds: number): boolean {
  const seconds = expiresAtSeconds(table, item);
  return seconds !== undefined && seconds <= nowSeconds && seconds > nowSeconds - MAX_AGE_SECONDS;
}

function read(region: Region, table: string, key: string): Promise<Item | undefined> {
  return new Promise((resolve) => {
    region.store.getItemDb(table).get(key, (_missing, item) => resolve(item as Item | undefined));
  });
}

function forget(region: Region, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    region.store.db.batch([{ type: 'del', key: path }], (error) => (error ? reject(error) : resolve()));
  });
}
