import type { ClientStorage } from '../ports.ts';

/** The part of IndexedDB that is used; `globalThis.indexedDB` fits. */
export interface Factory {
  open(name: string, version: number): OpenRequest;
}

interface Request<T> {
  readonly result: T;
  readonly error: unknown;
  onsuccess: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
}

interface OpenRequest extends Request<Database> {
  onupgradeneeded: ((event: never) => unknown) | null;
}

interface Database {
  createObjectStore(name: string): unknown;
  transaction(name: string, mode: 'readonly' | 'readwrite'): Transaction;
}

interface Transaction {
  readonly error: unknown;
  objectStore(name: string): ObjectStore;
  oncomplete: ((event: never) => unknown) | null;
  onabort: ((event: never) => unknown) | null;
}

interface ObjectStore {
  getAll(): Request<unknown[]>;
  getAllKeys(): Request<unknown[]>;
  put(value: string, key: string): unknown;
  delete(key: string): unknown;
}

const STORE = 'kept';

/**
 * Storage in the browser's IndexedDB. Tabs may share it: what is there when a tab opens it sends, under the same ids.
 * What another tab records later is that tab's, until one of them is opened anew.
 */
export function indexedDbStorage(name: string, factory: Factory = ownFactory()): ClientStorage {
  let opening: Promise<Database> | undefined;
  /** Browsers close a connection when they like, which shows at its next use only: then once more, by a new one. */
  const within = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    opening ??= opened(factory, name);
    try {
      return await work(await opening);
    } catch {
      opening = opened(factory, name);
      return work(await opening);
    }
  };
  return {
    load: () =>
      within(async (database) => {
        const store = database.transaction(STORE, 'readonly').objectStore(STORE);
        const [keys, values] = await Promise.all([answerOf(store.getAllKeys()), answerOf(store.getAll())]);
        return new Map(keys.map((key, at) => [String(key), String(values[at])]));
      }),
    write: (changes) =>
      within((database) => {
        const transaction = database.transaction(STORE, 'readwrite');
        const store = transaction.objectStore(STORE);
        for (const [key, text] of changes) {
          if (text === undefined) store.delete(key);
          else store.put(text, key);
        }
        return answerOf(transaction);
      }),
  };
}

function opened(factory: Factory, name: string): Promise<Database> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answerOf(request);
}

/** Answers of requests, and ends of transactions, which have no result. */
function answerOf<T = void>(asked: Partial<Request<T> & Transaction>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = asked.oncomplete = () => resolve(asked.result as T);
    asked.onerror = asked.onabort = () => reject(asked.error ?? new Error('aborted'));
  });
}

function ownFactory(): Factory {
  return (globalThis as unknown as { indexedDB: Factory }).indexedDB;
}
