import type { Factory } from '../../../client/storage/indexed-db-storage.ts';

/** IndexedDB as far as one store needs it: requests that answer later, transactions that complete or abort. */
export function fakeIndexedDb(): Factory & { abortNext: boolean } {
  let kept: Map<string, string> | undefined;
  const fake = {
    abortNext: false,
    open() {
      const database = {
        createObjectStore: () => {
          kept = new Map();
        },
        transaction: () => transactionOn(kept as Map<string, string>, fake),
      };
      const request = requestFor(database);
      if (kept === undefined) queueMicrotask(() => (request.onupgradeneeded as (() => void) | null)?.());
      return request;
    },
  };
  return fake;
}

function transactionOn(kept: Map<string, string>, fake: { abortNext: boolean }) {
  const changed = new Map(kept);
  const transaction = {
    error: new Error('QuotaExceededError'),
    oncomplete: null as (() => void) | null,
    onabort: null as (() => void) | null,
    objectStore: () => ({
      getAll: () => requestFor([...kept.values()] as unknown[]),
      getAllKeys: () => requestFor([...kept.keys()] as unknown[]),
      put: (value: string, key: string) => changed.set(key, value),
      delete: (key: string) => changed.delete(key),
    }),
  };
  setImmediate(() => {
    if (fake.abortNext) {
      fake.abortNext = false;
      transaction.onabort?.();
      return;
    }
    kept.clear();
    for (const [key, value] of changed) kept.set(key, value);
    transaction.oncomplete?.();
  });
  return transaction;
}

function requestFor<T>(result: T) {
  const request = {
    result,
    error: undefined,
    onsuccess: null as (() => void) | null,
    onerror: null as (() => void) | null,
    onupgradeneeded: null as (() => void) | null,
  };
  setImmediate(() => request.onsuccess?.());
  return request;
}
