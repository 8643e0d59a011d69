import db, { type Done, type Item } from 'dynalite/db/index.js';
import { withItemLocks } from './item-locks.ts';
import { createItemWrite, type ItemWrite } from './item-write.ts';
import type { Region } from './region.ts';
import type { Delivery } from './replication.ts';
import type { Table } from './table.ts';
import { isNewer } from './version.ts';

/** Writes another region's item into this one, unless this one has seen a newer write of it. */
export async function applyDelivery(region: Region, delivery: Delivery): Promise<void> {
  const table = region.tables.get(delivery.table);
  // The replica was deleted after the item was sent: there is nothing left to converge.
  if (!table) return;
  await withItemLocks(region, [delivery], () => applyIfNewer(region, table, delivery));
}

async function applyIfNewer(region: Region, table: Table, delivery: Delivery): Promise<void> {
  const { key, version, image } = delivery;
  if (!isNewer(version, region.versions.get(table.TableName, key))) return;
  const write = createItemWrite(region, { origin: 'replication', held: true, version });
  await replaceItem(write, table, key, image);
  // A deletion of what never arrived changes no item and so stores no version; its tombstone must still stand.
  region.versions.set(table.TableName, key, version);
}

/** Puts, or deletes, an item with its index entries. The caller holds the item's lock. */
export async function replaceItem(
  write: ItemWrite,
  table: Table,
  key: string,
  after: Item | undefined,
): Promise<void> {
  const items = write.store.getItemDb(table.TableName);
  const before = (await answer((done) => items.get(key, done))) as Item | undefined;
  await answer((done) => db.updateIndexes(write.store, table, before, after, done));
  await answer((done) => (after ? items.put(key, after, done) : items.del(key, done)));
  await write.commit();
}

function answer(ask: (done: Done) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    ask((error, value) => (error && error.name !== 'NotFoundError' ? reject(error) : resolve(value)));
  });
}
