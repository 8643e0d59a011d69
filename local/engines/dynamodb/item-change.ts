import type { Item } from 'dynalite/db/index.js';
import type { Table } from './table.ts';
import type { Version } from './version.ts';

/** One item before and after a write; an image that is missing means that there was, or is, no item. */
export interface ItemChange {
  readonly table: Table;
  /** dynalite's key of the item: the same in every region. */
  readonly key: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly origin: ChangeOrigin;
  /** Only items of replicated tables have one. */
  readonly version: Version | undefined;
}

/** Who wrote: a caller in this region, another region, or the sweep for expired items. */
export type ChangeOrigin = 'caller' | 'replication' | 'expiry';
