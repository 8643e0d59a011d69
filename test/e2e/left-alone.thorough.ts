import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forget, startCloudProcess, until } from '../../local/testing/cloud-process.ts';

/** A program that starts a cloud on the folder it is given, and then does nothing. */
const STARTER = `
  const { startCloudProcess } = await import('./local/testing/cloud-process.ts');
  console.log((await startCloudProcess(process.argv[1])).pid);
`;
const WITHIN_MS = 10_000;

test('a cloud whose starter is killed stops by itself, and cleanly', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-'));
  const args = ['--import', 'tsx', '--input-type', 'module', '--eval', STARTER, folder];
  const starter = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(starter.stdout, 'data')) as [Buffer];
  const cloudId = Number(printed.toString());
  expect(isAlive(cloudId)).toBe(true);

  starter.kill('SIGKILL');
  expect(
    await until(
      async () => isAlive(cloudId),
      (alive) => !alive,
      WITHIN_MS,
    ),
  ).toBe(false);

  const again = await startCloudProcess(folder);
  expect(await again.stop()).toBeGreaterThan(0);
  await forget(again);
}, 90_000);

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
