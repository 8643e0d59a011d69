import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ClientStorage } from '../ports.ts';

/** Storage in one file, for Node. One program at a time may use it. */
export function fileStorage(file: string): ClientStorage {
  let kept: Map<string, string> | undefined;
  const load = async () => {
    kept ??= new Map(Object.entries(parsed(await textOf(file))));
    return new Map(kept);
  };
  return {
    load,
    async write(changes) {
      const next = await load();
      for (const [key, text] of changes) {
        if (text === undefined) next.delete(key);
        else next.set(key, text);
      }
      await replace(file, JSON.stringify(Object.fromEntries(next)));
      kept = next;
    },
  };
}

/** A rename is all or nothing; without the sync a power cut could leave an empty file under the new name. */
async function replace(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = await open(`${file}.new`, 'w');
  try {
    await fresh.writeFile(text);
    await fresh.sync();
  } finally {
    await fresh.close();
  }
  await rename(`${file}.new`, file);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return '{}';
    throw error;
  }
}

function parsed(text: string): Record<string, string> {
  return JSON.parse(text) as Record<string, string>;
}
