import { spawnSync } from 'node:child_process';

/** Whether a program runs on this machine; where it does not, a line says what is not checked for want of it. */
export function installed(program: string, args: readonly string[], what: string): boolean {
  const { status } = spawnSync(program, args, { stdio: 'ignore' });
  if (status !== 0) console.log(`${what} is not installed here, so that its check is skipped.`);
  return status === 0;
}
