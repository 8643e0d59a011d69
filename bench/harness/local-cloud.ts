import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leavingNothing } from './leaving-nothing.ts';

const GIVE_UP_MS = 60_000;
const POLL_MS = 20;

const NOT_CLONED = new Set([
  'node_modules',
  'dist',
  'cdk.out',
  'reports',
  '.git',
  '.meridian',
  '.stryker-tmp',
]);

/** Copies the repository as a clone would have it, with the packages installed and nothing built. */
export async function cloneInto(folder: string): Promise<void> {
  await cp('.', folder, { recursive: true, filter: (path) => !NOT_CLONED.has(path) });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  await mkdir(join(folder, 'tmp'));
}

/** Seconds from `npm start` in a clone to `endpoints.json` in its data folder; the cloud is stopped again. */
export async function secondsToReady(clone: string): Promise<number> {
  const file = join(clone, '.meridian', 'endpoints.json');
  // The file of an earlier start would look like readiness.
  await rm(file, { force: true });
  const beganMs = performance.now();
  const child = spawn('npm', ['start', '--', '--port', '0', '--quiet'], {
    cwd: clone,
    // tsx keeps what it compiled among the temporary files.
    env: { ...process.env, TMPDIR: join(clone, 'tmp') },
    stdio: 'ignore',
    // A group of its own, so that the stop reaches what npm started and nothing else.
    detached: true,
  });
  return leavingNothing(
    async () => {
      await appearance(file, child, beganMs + GIVE_UP_MS);
      return (performance.now() - beganMs) / 1_000;
    },
    () => stopped(child),
  );
}

async function appearance(file: string, child: ChildProcess, deadlineMs: number): Promise<void> {
  while (!existsSync(file)) {
    if (child.exitCode !== null || performance.now() > deadlineMs) {
      throw new Error(
        `npm start did not become ready (exit code ${child.exitCode}); run it without --quiet to see why.`,
      );
    }
    await sleep(POLL_MS);
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.pid !== undefined) {
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}
