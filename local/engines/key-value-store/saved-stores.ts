import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedStore } from './key-value-store.ts';

/** Where stores are kept from one start to the next. */
export interface SavedStores {
  read(name: string): SavedStore | undefined;
  write(name: string, saved: SavedStore): void;
}

/** One file per store, written whole at each change: a store is small and seldom written. */
export function savedStores(folder: string | undefined): SavedStores {
  if (folder === undefined) return { read: () => undefined, write: () => {} };
  const pathOf = (name: string) => join(folder, `${name}.json`);
  return {
    read: (name) => readJson(pathOf(name)),
    write(name, saved) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${pathOf(name)}.new`, JSON.stringify(saved));
      renameSync(`${pathOf(name)}.new`, pathOf(name));
    },
  };
}

function readJson(path: string): SavedStore | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SavedStore;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read as a saved store. Remove it, or start with --fresh.`, {
      cause: error,
    });
  }
}
