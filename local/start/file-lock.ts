import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The process that holds a lock, or the way to give one back that is now ours. */
export type Lock = { readonly heldBy: number } | { readonly release: () => Promise<void> };

/** Takes a lock file, also from a process that died with it. */
export async function tryLock(file: string): Promise<Lock> {
  const release = () => rm(file, { force: true });
  if (await created(file)) return { release };
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (owner !== process.pid && isRunning(owner)) return { heldBy: owner };
  await writeFile(file, String(process.pid));
  return { release };
}

/** Takes a lock file as soon as nobody has it; what it answers gives it back. */
export async function locked(file: string): Promise<() => Promise<void>> {
  for (;;) {
    const lock = await tryLock(file);
    if ('release' in lock) return lock.release;
    await sleep(50);
  }
}

function created(file: string): Promise<boolean> {
  return writeFile(file, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
}

function isRunning(processId: number): boolean {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch {
    return false;
  }
}
