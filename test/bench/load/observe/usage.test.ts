import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { HAS_PROC } from '../../../../bench/load/observe/proc-files.ts';
import { watchUsage } from '../../../../bench/load/observe/usage.ts';

const BUSY = 'const until = Date.now() + 5000; while (Date.now() < until);';

(HAS_PROC ? describe : describe.skip)('the watch of processes', () => {
  it('tells what a process and those that it started use, functions by their name', async () => {
    const env = { AWS_LAMBDA_FUNCTION_NAME: 'meridian-busy' };
    const child = spawn(process.execPath, ['-e', BUSY], { env, stdio: 'ignore' });
    const watch = watchUsage({ tests: process.pid });
    await pause(2_300);
    watch.stop();
    child.kill('SIGKILL');
    const last = watch.samples.at(-1);
    expect(Object.keys(last?.cores ?? {}).sort()).toEqual(['meridian-busy', 'tests']);
    expect(last?.cores['meridian-busy']).toBeGreaterThan(0);
    expect(last?.residentMb['meridian-busy']).toBeGreaterThan(10);
    expect(last?.machine).toBeGreaterThan(0);
    expect(last?.machine).toBeLessThanOrEqual(1);
  });

  it('samples once more at its end, so that nothing is left out', async () => {
    const watch = watchUsage({ tests: process.pid });
    await pause(300);
    watch.stop();
    const seconds = watch.samples.reduce((sum, one) => sum + one.seconds, 0);
    expect(seconds).toBeGreaterThan(0.25);
  });
});
