import type { StoredTable } from 'dynalite/db/index.js';

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
