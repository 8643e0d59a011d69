import type { Store, StoredTable } from 'dynalite/db/index.js';
import type { ChangeStream } from './change-stream.ts';
import type { ItemChange } from './item-change.ts';
import type { ItemVersions } from './item-versions.ts';

export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What dynalite does not keep of a table; stored beside what it does. */
export interface TableSettings {
  readonly streamViewType?: StreamViewType;
  /** Attribute whose number, in seconds since 1970, says when the item may go. */
  readonly ttlAttribute?: string;
  /** Every region that holds the table, this one included. */
  readonly replicas: readonly string[];
  readonly tags: readonly Tag[];
}

export interface Table extends StoredTable {
  readonly settings: TableSettings;
}

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
