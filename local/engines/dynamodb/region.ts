import type { Store } from 'dynalite/db/index.js';
import type { ChangeStream } from './change-stream.ts';
import type { ItemChange } from './item-change.ts';
import type { ItemVersions } from './item-versions.ts';
import type { Table } from './table.ts';

/** One region's DynamoDB. */
export interface Region {
  readonly name: string;
  /** The store that items are read from and written to; it answers for tables from memory. */
  readonly store: Store;
  /** dynalite's own store, for the operations that make and delete tables. */
  readonly catalog: Store;
  readonly tables: Map<string, Table>;
  readonly versions: ItemVersions;
  readonly streams: Map<string, ChangeStream>;
  /** Milliseconds since 1970 by this region's clock. */
  now(): number;
  /** Hears of every change after it is stored and before it is acknowledged, in the order of each item's writes. */
  onChange(change: ItemChange): void;
}
