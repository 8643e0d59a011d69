import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { tryLock } from './file-lock.ts';
import { makeFolder } from './make-folder.ts';

/** The folder in which a local cloud keeps everything, for as long as it runs. */
export interface DataFolder {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of something inside. */
  inside(name: string): string;
  /** Lets another local cloud have the folder. */
  release(): Promise<void>;
}

/** Another local cloud runs on the folder. */
export class FolderInUse extends Error {
  readonly code = 'FolderInUse';
}

const LOCK = 'lock';

/**
 * Opens the folder for this process alone, empty if `fresh`.
 * @throws FolderInUse while another process has it, FolderUnusable where it cannot be made
 */
export async function openDataFolder(path: string, fresh: boolean): Promise<DataFolder> {
  const folder = resolve(path);
  await makeFolder(folder);
  const lock = await tryLock(join(folder, LOCK));
  if ('heldBy' in lock) {
    throw new FolderInUse(
      `Another local cloud (process ${lock.heldBy}) runs on ${folder}. Stop it, or choose another folder with --data <folder>.`,
    );
  }
  if (fresh) await empty(folder);
  return { path: folder, inside: (name) => join(folder, name), release: lock.release };
}

async function empty(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== LOCK);
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true })));
}
