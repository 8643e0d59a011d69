import type { Done, Item, LevelWrite, Store, SubStore } from 'dynalite/db/index.js';
import { expiryEntry } from './expiry-entry.ts';
import type { ChangeOrigin, ItemChange } from './item-change.ts';
import type { Region } from './region.ts';
import type { Table } from './table.ts';
import type { Version } from './version.ts';

export interface WriteOptions {
  readonly origin: ChangeOrigin;
  /** The caller holds the items' locks and commits; otherwise each item is locked and committed as it is written. */
  readonly held: boolean;
  /** Version to keep, for an item that another region wrote. */
  readonly version?: Version;
}

/** One call's writes: what dynalite's actions put is gathered and stored in one LevelDB batch with its index entries. */
export interface ItemWrite {
  /** What to give to dynalite's actions instead of the region's store. */
  readonly store: Store;
  /** The item as it was read before it was written or refused. */
  before(table: string, key: string): Item | undefined;
  commit(): Promise<void>;
}

type Staged = Omit<ItemChange, 'version' | 'origin'>;

/** Begins a write of one call in one region. */
export function createItemWrite(region: Region, options: WriteOptions): ItemWrite {
  const befores = new Map<string, Item | undefined>();
  const writes: LevelWrite[] = [];
  const staged: Staged[] = [];

  async function commit(): Promise<void> {
    const batch = writes.splice(0);
    const changes = staged.splice(0);
    if (batch.length > 0) await store(region, batch);
    for (const change of changes) announce(region, change, options);
  }

  function stage(change: Staged, done: Done): void {
    writes.push(...levelWrites(change));
    staged.push(change);
    if (options.held) done(null);
    // Not called within the promise: what dynalite throws there would vanish as a rejection.
    else commit().then(() => setImmediate(done, null), done);
  }

  return {
    store: {
      ...region.store,
      getItemDb: (table) => itemStore(region, table, { befores, stage, held: options.held }),
      getIndexDb: (kind, table, index) => indexStore(region.store, [kind, table, index], writes),
    },
    before: (table, key) => befores.get(itemId(table, key)),
    commit,
  };
}

interface ItemStoreOptions {
  readonly befores: Map<string, Item | undefined>;
  readonly held: boolean;
  stage(change: Staged, done: Done): void;
}

function itemStore(region: Region, name: string, { befores, held, stage }: ItemStoreOptions): SubStore {
  const items = region.store.getItemDb(name);
  const table = region.tables.get(name) as Table;
  const beforeOf = (key: string) => befores.get(itemId(name, key));
  return {
    ...items,
    lock: held ? alreadyLocked : items.lock,
    get: (key, done) =>
      items.get(key, (error, item) => {
        befores.set(itemId(name, key), item as Item | undefined);
        done(error, item);
      }),
    put: (key, after, done) => stage({ table, key, before: beforeOf(key), after: after as Item }, done),
    del: (key, done) => {
      const before = beforeOf(key);
      // Deleting what is not there changes nothing: no stream record, nothing to replicate.
      if (before) stage({ table, key, before, after: undefined }, done);
      else done(null);
    },
  };
}

function indexStore(
  store: Store,
  [kind, table, index]: [string, string, string],
  writes: LevelWrite[],
): SubStore {
  const prefix = `index-${kind.toLowerCase()}~${table}~${index}~`;
  return {
    ...store.getIndexDb(kind, table, index),
    put: (key, value, done) => {
      writes.push({ type: 'put', key: prefix + key, value });
      done(null);
    },
    del: (key, done) => {
      writes.push({ type: 'del', key: prefix + key });
      done(null);
    },
  };
}

const alreadyLocked: SubStore['lock'] = (_key, run) => run((done) => done);

function itemId(table: string, key: string): string {
  return `${table}~${key}`;
}

function levelWrites({ table, key, after }: Staged): LevelWrite[] {
  const path = `item-${table.TableName}~${key}`;
  if (!after) return [{ type: 'del', key: path }];
  const put = { type: 'put', key: path, value: after } as const;
  const expiry = expiryEntry(table, key, after);
  return expiry ? [put, { type: 'put', key: expiry.path, value: expiry }] : [put];
}

function store(region: Region, batch: LevelWrite[]): Promise<void> {
  return new Promise((resolve, reject) => {
    region.store.db.batch(batch, (error) => (error ? reject(error) : resolve()));
  });
}

function announce(region: Region, staged: Staged, { origin, version: given }: WriteOptions): void {
  const { TableName, settings } = staged.table;
  const replicated = settings.replicas.length > 1;
  const version =
    given ?? (replicated ? region.versions.next(TableName, staged.key, writtenIn(region)) : undefined);
  if (version) region.versions.set(TableName, staged.key, version);
  region.onChange({ ...staged, origin, version });
}

function writtenIn(region: Region): { atMs: number; region: string } {
  return { atMs: region.now(), region: region.name };
}
