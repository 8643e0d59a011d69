import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

interface OutputFile {
  readonly path: string;
  readonly contents: Uint8Array;
}

/**
 * Makes a folder hold these files and no others. A file is replaced in one step and only where it differs: test
 * suites that build at the same time, and a local cloud that runs what they build, never meet half a file.
 */
export async function writeBundle(folder: string, files: readonly OutputFile[]): Promise<void> {
  const wanted = new Set(files.map(({ path }) => resolve(path)));
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map(({ path, contents }) => replaceFile(path, contents)));
  const present = await readdir(folder, { recursive: true, withFileTypes: true });
  const stale = present
    .filter((entry) => entry.isFile() && !entry.name.endsWith(UNFINISHED))
    .map((entry) => resolve(join(entry.parentPath, entry.name)))
    .filter((path) => !wanted.has(path));
  await Promise.all(stale.map((path) => rm(path, { force: true })));
}

const UNFINISHED = '.unfinished';

/** Replaces a file in one step, and only where it differs. */
export async function replaceFile(path: string, contents: Uint8Array): Promise<void> {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(contents)) {
    return;
  }
  const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(unfinished, contents);
  await rename(unfinished, path);
}
