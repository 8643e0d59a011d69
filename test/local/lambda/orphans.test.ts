import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from '../../temporary-folder.ts';

const WITHIN_MS = 5_000;

/** T for a frozen program, Z for one that ended and that nobody has buried yet. Small Linux images have no `ps`. */
function stateOf(processId: number): string {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'stat=', '-p', String(processId)], { encoding: 'utf8' }).trim();
    }
    return /\) (\w)/.exec(readFileSync(`/proc/${processId}/stat`, 'utf8'))?.[1] ?? 'gone';
  } catch {
    return 'gone';
  }
}

async function until(processId: number, wanted: RegExp): Promise<string> {
  const endMs = performance.now() + WITHIN_MS;
  while (!wanted.test(stateOf(processId)) && performance.now() < endMs) await sleep(20);
  return stateOf(processId);
}

test('a frozen environment does not outlive a local cloud that is killed', async () => {
  const doomed = spawn(process.execPath, ['--import', 'tsx', 'test/local/lambda/doomed.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporaryFolder('doomed') },
  });
  const [line] = await once(createInterface({ input: doomed.stdout }), 'line');
  const environment = Number(line);
  expect(await until(environment, /^T/)).toMatch(/^T/);
  doomed.kill('SIGKILL');
  expect(await until(environment, /^Z|gone/)).toMatch(/^Z|gone/);
});
