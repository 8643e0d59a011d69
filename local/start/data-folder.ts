import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

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
 * @throws FolderInUse while another process has it
 */
export async function openDataFolder(path: string, fresh: boolean): Promise<DataFolder> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true });
  const lock = join(folder, LOCK);
  await takeLock(lock, folder);
  if (fresh) await empty(folder);
  return { path: folder, inside: (name) => join(folder, name), release: () => rm(lock, { force: true }) };
}

async function empty(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== LOCK);
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true })));
}

async function takeLock(lock: string, folder: string): Promise<void> {
  const taken = await writeFile(lock, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (taken) return;
  const owner = Number(await readFile(lock, 'utf8').catch(() => '0'));
  if (owner !== process.pid && isRunning(owner)) {
    throw new FolderInUse(
      `Another local cloud (process ${owner}) runs on ${folder}. Stop it, or choose another folder with --data <folder>.`,
    );
  }
  // Whoever had it died without a clean stop.
  await writeFile(lock, String(process.pid));
}

function isRunning(processId: number): boolean {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch {
    return false;
  }
}
