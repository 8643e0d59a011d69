import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTENTS } from '../../local/start/data-folder.ts';
import { until } from '../../local/testing/cloud-process.ts';

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
  // A clean stop takes its endpoints away; whether the program is gone would depend on who reaps orphans here.
  const isUp = async () => existsSync(join(folder, 'endpoints.json'));
  expect(await isUp()).toBe(true);
  try {
    starter.kill('SIGKILL');
    expect(await until(isUp, (up) => !up, WITHIN_MS)).toBe(false);
    // What is not on the list would outlive a fresh start.
    const left = await readdir(folder);
    expect(left.filter((name) => !CONTENTS.has(name) && name !== 'locked')).toEqual([]);
    expect(left).toEqual(expect.arrayContaining(['kept.json', 'dynamodb']));
  } finally {
    end(Number(printed.toString()));
    await rm(folder, { recursive: true, force: true });
  }
}, 90_000);

/** Ends what is left of a cloud that did not stop. */
function end(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It stopped.
  }
}
