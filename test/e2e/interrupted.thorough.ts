import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../local/testing/cloud-process.ts';

const WITHIN_MS = 60_000;

let folder: string;
let drill: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
  drill = spawn(process.execPath, ['--import', 'tsx', 'bench/drill.ts', '--clients', '4'], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
});
afterEach(async () => {
  drill.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const clouds = async () => (await readdir(folder)).filter((name) => name.startsWith('meridian-'));

async function ended(signal: NodeJS.Signals) {
  const exited = once(drill, 'exit');
  drill.kill(signal);
  return exited;
}

test('a drill that is interrupted while its cloud starts leaves none', async () => {
  expect(await until(clouds, (names) => names.length > 0, WITHIN_MS)).toHaveLength(1);
  expect(await ended('SIGINT')).toEqual([130, null]);
  expect(await clouds()).toEqual([]);
}, 120_000);

test('a drill that is interrupted while it works leaves no cloud', async () => {
  // The seed, said at its cloud, and then how it goes.
  if (drill.stdout) for (let heard = 0; heard < 2; heard++) await once(drill.stdout, 'data');
  expect(await clouds()).toHaveLength(1);
  expect(await ended('SIGTERM')).toEqual([143, null]);
  expect(await clouds()).toEqual([]);
}, 120_000);
