/** One item as it was written, by table and key. */
export interface Write {
  readonly table: string;
  readonly pk: string;
  readonly sk: string;
  readonly value: unknown;
}

/** A table in memory: partitions of items, each partition in the order of its sort keys. */
export interface Shelf {
  get<T>(pk: string, sk: string): T | undefined;
  put(pk: string, sk: string, value: unknown): void;
  /** False where the key is taken. */
  putNew(pk: string, sk: string, value: unknown): boolean;
  /** Items whose sort keys begin so, in order. */
  range<T>(pk: string, prefix: string): [sk: string, value: T][];
  /** Keeps an item of this table that another region wrote; of other tables, nothing. */
  take(write: Write): void;
}

export function shelf(table: string, onWrite: (write: Write) => void): Shelf {
  const partitions = new Map<string, Map<string, unknown>>();
  const itemsOf = (pk: string): Map<string, unknown> => {
    const items = partitions.get(pk) ?? new Map<string, unknown>();
    partitions.set(pk, items);
    return items;
  };
  const put = (pk: string, sk: string, value: unknown): void => {
    itemsOf(pk).set(sk, value);
    onWrite({ table, pk, sk, value });
  };
  return {
    get: <T>(pk: string, sk: string) => itemsOf(pk).get(sk) as T | undefined,
    put,
    putNew: (pk, sk, value) => {
      const isNew = !itemsOf(pk).has(sk);
      if (isNew) {
        put(pk, sk, value);
      }
      return isNew;
    },
    range: <T>(pk: string, prefix: string) =>
      [...itemsOf(pk)].filter(([sk]) => sk.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)) as [
        string,
        T,
      ][],
    take: (write) => {
      if (write.table === table) {
        itemsOf(write.pk).set(write.sk, write.value);
      }
    },
  };
}
