import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What something is made of, by paths inside the repository. */
export interface Sources {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** A name for what would be made now of these sources, with this said besides. */
export async function fingerprint(root: string, sources: Sources, said: unknown = null): Promise<string> {
  const found = await Promise.all(sources.folders.map((folder) => filesOf(root, folder)));
  const files = [...found.flat(), ...sources.files];
  const hash = createHash('sha256').update(JSON.stringify(said));
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  for (const [index, content] of contents.entries()) {
    hash.update(`\n${files[index]} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

async function filesOf(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}
