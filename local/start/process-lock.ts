import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClassicLevel } from 'classic-level';

/** The process that holds a lock, unless it has not said so yet, or the way to give one back that is now ours. */
export type Lock = { readonly heldBy: number | undefined } | { readonly release: () => Promise<void> };

const OWNER = 'owner';

/**
 * Takes a lock that is a folder of its own. It is LevelDB's: of the operating system, so that it goes with its process
 * however that dies, and nobody has to judge whether a file was left behind, which two can do at once.
 */
export async function tryLock(folder: string): Promise<Lock> {
  const level = new ClassicLevel(folder);
  try {
    await level.open();
  } catch (error) {
    if (isHeld(error)) return { heldBy: await ownerOf(folder) };
    throw error;
  }
  await writeFile(join(folder, OWNER), String(process.pid));
  return { release: () => level.close() };
}

/** Takes a lock as soon as nobody has it; what it answers gives it back. */
export async function locked(folder: string): Promise<() => Promise<void>> {
  for (;;) {
    const lock = await tryLock(folder);
    if ('release' in lock) return lock.release;
    await sleep(50);
  }
}

function isHeld(error: unknown): boolean {
  return ((error as Error).cause as { code?: string } | undefined)?.code === 'LEVEL_LOCKED';
}

async function ownerOf(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, OWNER), 'utf8').catch(() => '');
  return text === '' ? undefined : Number(text);
}
