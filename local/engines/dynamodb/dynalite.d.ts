// dynalite ships no types. These are the internals of 4.0.0 that the engine stands on; the version is pinned for them.

declare module 'dynalite/db/index.js' {
  export type AttributeValue = Record<string, unknown>;
  export type Item = Record<string, AttributeValue>;
  export type Done<T = unknown> = (error: Error | null, value?: T) => void;

  export interface KeyElement {
    readonly AttributeName: string;
    readonly KeyType?: string;
  }

  export interface Index {
    readonly IndexName: string;
    readonly KeySchema: KeyElement[];
    readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: string[] };
  }

  /** What dynalite keeps of a table, and what DescribeTable answers. */
  export interface StoredTable {
    readonly TableName: string;
    readonly TableArn: string;
    readonly TableStatus: string;
    readonly KeySchema: KeyElement[];
    readonly AttributeDefinitions: { readonly AttributeName: string; readonly AttributeType: string }[];
    readonly GlobalSecondaryIndexes?: Index[];
    readonly LocalSecondaryIndexes?: Index[];
  }

  export type Release = <D extends (...values: never[]) => void>(done: D) => D;

  export interface SubStore {
    lock(key: string, run: (release: Release) => void): void;
    get(key: string, done: Done): void;
    put(key: string, value: unknown, done: Done): void;
    del(key: string, done: Done): void;
    createValueStream(range?: object): NodeJS.ReadableStream;
  }

  export interface LevelWrite {
    readonly type: 'put' | 'del';
    readonly key: string;
    readonly value?: unknown;
  }

  export interface Level {
    open(): Promise<void>;
    close(): Promise<void>;
    batch(writes: LevelWrite[], done: Done): void;
    getSync(key: string): unknown;
    values(range: object): { nextv(count: number): Promise<unknown[]>; close(): Promise<void> };
  }

  export interface Store {
    readonly options: { readonly maxItemSize: number };
    readonly db: Level;
    readonly tableDb: SubStore & { awsAccountId: string; awsRegion: string };
    getItemDb(table: string): SubStore;
    getIndexDb(kind: string, table: string, index: string): SubStore;
    getTable(name: string, checkStatus: boolean | Done<StoredTable>, done?: Done<StoredTable>): void;
  }

  const db: {
    create(options: {
      path?: string;
      createTableMs: number;
      updateTableMs: number;
      deleteTableMs: number;
    }): Store;
    /** With a part of the key schema, the beginning of a key. */
    createKey(item: Item, table: StoredTable, keySchema?: KeyElement[]): string;
    validateKey(key: Item, table: StoredTable): Error | null | undefined;
    validateItem(item: Item, table: StoredTable): Error | null | undefined;
    checkConditional(request: object, item: Item | undefined): Error | null | undefined;
    updateIndexes(
      store: Store,
      table: StoredTable,
      before: Item | undefined,
      after: Item | undefined,
      done: Done,
    ): void;
    /** `compress` and `addMetaSize` give the size that counts toward a page of a query. */
    itemSize(item: Item, compress?: boolean, addMetaSize?: boolean, rangeKey?: string): number;
  };
  export default db;
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(input: object, types: object): Record<string, unknown>;
    checkValidations(input: object, types: object, custom: unknown, store: unknown): void;
  };
  export default validations;
}

declare module 'dynalite/validations/*' {
  const rules: { readonly types: object; readonly custom?: unknown };
  export default rules;
}

declare module 'dynalite/actions/*' {
  const act: (store: unknown, request: object, done: (error: unknown, answer?: unknown) => void) => void;
  export default act;
}
