import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locked, tryLock } from '../../../local/start/process-lock.ts';

/** Takes a lock, says so, and lives on with it. */
const HOLDER = `
  const { locked } = await import('./local/start/process-lock.ts');
  await locked(process.argv[1]);
  console.log('has it');
  setInterval(() => {}, 1_000);
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function holder(): Promise<ChildProcess> {
  const args = ['--import', 'tsx', '--input-type', 'module', '--eval', HOLDER, folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

test('a lock is held by a process until that is killed', async () => {
  const child = await holder();
  expect(await tryLock(folder)).toEqual({ heldBy: child.pid });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await tryLock(folder);
  expect(lock).toEqual({ release: expect.any(Function) });
  if ('release' in lock) await lock.release();
});

test('after a process that died, of many that want the lock one at a time has it', async () => {
  const child = await holder();
  let inside = 0;
  let most = 0;
  const all = Array.from({ length: 8 }, async () => {
    const release = await locked(folder);
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
    await release();
  });
  child.kill('SIGKILL');
  await Promise.all(all);
  expect(most).toBe(1);
});
