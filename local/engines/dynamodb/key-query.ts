import db, { type Item, type Level } from 'dynalite/db/index.js';
import type { KeyConditions } from './known-key-conditions.ts';
import type { Region } from './region.ts';
import type { Table } from './table.ts';

/** A query of a table by key alone, in the order of its sort key. */
export interface KeyQuery {
  readonly conditions: KeyConditions;
  readonly limit: number | undefined;
  readonly isReverse: boolean;
}

const VALUES_PER_READ = 64;
/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html */
const MAX_PAGE_BYTES = 1024 * 1024;

/** Answers as dynalite's query does, without its parser and its streams: docs/decisions/0022-own-query-by-key.md */
export async function queryByKey(
  region: Region,
  table: Table,
  query: KeyQuery,
): Promise<Record<string, unknown>> {
  const { items, isCut } = await page(region, table, query);
  const last = items.at(-1);
  const Count = items.length;
  return {
    ScannedCount: Count,
    ...(isCut && last && { LastEvaluatedKey: keyOf(last, table) }),
    Count,
    Items: items,
  };
}

interface Page {
  readonly items: readonly Item[];
  /** Whether it ends at a limit, past which there may be more. */
  readonly isCut: boolean;
}

async function page(region: Region, table: Table, { conditions, limit, isReverse }: KeyQuery): Promise<Page> {
  const range = { ...rangeOf(table, conditions), reverse: isReverse };
  const values = region.store.db.values(limit === undefined ? range : { ...range, limit });
  try {
    return await taken(values, limit, table.KeySchema[1]?.AttributeName);
  } finally {
    await values.close();
  }
}

async function taken(
  values: ReturnType<Level['values']>,
  limit: number | undefined,
  rangeKey: string | undefined,
): Promise<Page> {
  const items: Item[] = [];
  let bytes = 0;
  for (;;) {
    const some = (await values.nextv(VALUES_PER_READ)) as Item[];
    // Fewer than were asked for are no end: LevelDB hands over 16 KB at a time.
    if (some.length === 0) return { items, isCut: false };
    for (const item of some) {
      items.push(item);
      bytes += db.itemSize(item, true, true, rangeKey);
      if (bytes >= MAX_PAGE_BYTES || items.length === limit) return { items, isCut: true };
    }
  }
}

/** Keys are hexadecimal between slashes: `~` sorts behind all that can follow, `/` before all. */
function rangeOf(table: Table, { hash, range }: KeyConditions): object {
  const hashKey = table.KeySchema.slice(0, 1);
  const item = { [hashKey[0]?.AttributeName ?? '']: { S: hash } };
  const partition = `item-${table.TableName}~${db.createKey(item, table, hashKey)}`;
  if (range === undefined) return { gte: partition, lt: `${partition}~` };
  const [from, to] = range;
  const first = `${partition}${hex(from)}`;
  return to === undefined
    ? { gte: `${first}/`, lt: `${first}~` }
    : { gte: `${first}/`, lte: `${partition}${hex(to)}/~` };
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

function keyOf(item: Item, { KeySchema }: Table): Item {
  return Object.fromEntries(KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName] ?? {}]));
}
