import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Work upon work, which fails as soon as what it stands on is closed, as work at a cloud does. */
const WORKING = `
  const { leavingNothing } = await import('./bench/harness/leaving-nothing.ts');
  const { setTimeout: pause } = await import('node:timers/promises');
  process.on('uncaughtException', () => process.exit(1));
  let isOpen = true;
  const failing = async () => {
    console.log('working');
    while (isOpen) await pause(1);
    throw new Error('closed');
  };
  const close = (name) => async () => {
    isOpen = false;
    // Of a timer of the work's, which nobody waits for.
    void Promise.reject(new Error('unheard'));
    await pause(50);
    console.log(name + ' closed');
  };
  await leavingNothing(
    () => leavingNothing(failing, close('cloud')),
    close('folder'),
  );
  console.log('over');
`;

async function interrupted(...signals: NodeJS.Signals[]) {
  const args = ['--import', 'tsx', '--input-type', 'module', '--eval', WORKING];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'readable');
  const said = text(child.stdout);
  for (const signal of signals) child.kill(signal);
  const [code] = await once(child, 'exit');
  return { code, said: await said };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends a process with %i once everything is closed, the last first', async (signal, code) => {
  expect(await interrupted(signal)).toEqual({ code, said: 'working\ncloud closed\nfolder closed\n' });
});

test('a signal that is handed on once more does not hurry it', async () => {
  expect(await interrupted('SIGINT', 'SIGINT')).toEqual({
    code: 130,
    said: 'working\ncloud closed\nfolder closed\n',
  });
});
