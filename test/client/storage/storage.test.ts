import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import type { ClientStorage } from '../../../client/index.ts';
import { fileStorage } from '../../../client/storage/file-storage.ts';
import { indexedDbStorage } from '../../../client/storage/indexed-db-storage.ts';
import { memoryStorage } from '../../../client/storage/memory-storage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-storage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Each makes a new storage on what the one before has left, as a reload does. */
const KINDS: Record<string, () => () => ClientStorage> = {
  memory: () => {
    const kept = new Map<string, string>();
    return () => memoryStorage(kept);
  },
  file: () => () => fileStorage(join(folder, 'deeper', 'outbox.json')),
  IndexedDB: () => {
    const factory = new IDBFactory();
    return () => indexedDbStorage('meridian', factory);
  },
};

describe.each(Object.entries(KINDS))('a storage in %s', (_, make) => {
  test('is empty at first, and keeps what was written past a reload', async () => {
    const open = make();
    expect([...(await open().load())]).toEqual([]);
    await open().write(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
    await open().write(
      new Map([
        ['a', undefined],
        ['b', '3'],
        ['c', '4'],
      ]),
    );
    expect([...(await open().load())].sort()).toEqual([
      ['b', '3'],
      ['c', '4'],
    ]);
  });
});

test('a file is replaced as a whole, and nothing is left beside it', async () => {
  const storage = fileStorage(join(folder, 'alone', 'outbox.json'));
  await storage.write(new Map([['a', '1']]));
  await storage.write(new Map([['a', '2']]));
  expect(await readdir(join(folder, 'alone'))).toEqual(['outbox.json']);
});

test('a write that IndexedDB aborts is told, and changes nothing', async () => {
  const storage = indexedDbStorage('meridian', new IDBFactory());
  await storage.write(new Map([['a', '1']]));
  const begin = IDBDatabase.prototype.transaction;
  const aborting = jest.spyOn(IDBDatabase.prototype, 'transaction');
  aborting.mockImplementation(function (this: unknown, ...given: Parameters<typeof begin>) {
    const transaction = begin.apply(this, given);
    queueMicrotask(() => transaction.abort());
    return transaction;
  });
  await expect(storage.write(new Map([['a', '2']]))).rejects.toThrow('aborted');
  aborting.mockRestore();
  expect(await storage.load()).toEqual(new Map([['a', '1']]));
});

test('IndexedDB is opened anew where the browser has closed it, and where it did not open', async () => {
  const factory = new IDBFactory();
  const opening = jest.spyOn(factory, 'open');
  const storage = indexedDbStorage('meridian', factory);
  await storage.write(new Map([['a', '1']]));
  const [first] = opening.mock.results as { value: { result: { close(): void } } }[];
  first?.value.result.close();
  opening.mockImplementationOnce(() => {
    throw new Error('not now');
  });
  await expect(storage.write(new Map([['b', '2']]))).rejects.toThrow('not now');
  await storage.write(new Map([['b', '2']]));
  expect([...(await storage.load()).keys()]).toEqual(['a', 'b']);
});
