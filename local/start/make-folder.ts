import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The data folder cannot be made, or not be written into. */
export class FolderUnusable extends Error {
  readonly code = 'FolderUnusable';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: 'a file is in its place, or in that of a folder above it',
  ENOENT: 'the folder above it takes none',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};

/**
 * Makes the folder and those above it, where they are not there, for us to write into.
 * @throws FolderUnusable with a sentence
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await made(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new FolderUnusable(
      `${folder} cannot be the data folder: ${REASONS[code] ?? message}. Choose another with --data <folder>.`,
      { cause: error },
    );
  }
}

/** Node's own way to make the folders above as well never ends under /proc, where there is a folder that takes none. */
async function made(folder: string): Promise<void> {
  if (await isThere(folder)) return;
  const above = dirname(folder);
  // A drive of Windows that is not there is its own.
  if (above !== folder) await made(above);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    // Somebody else was faster.
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Whether it is a folder. Of anything else ENOTDIR, which a path through a file says by itself. */
async function isThere(folder: string): Promise<boolean> {
  try {
    if ((await stat(folder)).isDirectory()) return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR' });
}
