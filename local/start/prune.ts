import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Deletes all folders inside a folder but the youngest so many. */
export async function prune(parent: string, kept: number): Promise<void> {
  const entries = await readdir(parent, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(parent, name));
  const ages = await Promise.all(
    folders.map(async (folder) => ({ folder, madeAtMs: (await stat(folder)).mtimeMs })),
  );
  const old = ages.sort((one, other) => other.madeAtMs - one.madeAtMs).slice(kept);
  await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true })));
}
