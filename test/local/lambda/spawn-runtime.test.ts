import { getPriority } from 'node:os';
import { spawnRuntime } from '../../../local/lambda/spawn-runtime.ts';
import { functionOf } from './functions-fixture.ts';

// Windows knows classes of priority only.
const unlessWindows = process.platform === 'win32' ? test.skip : test;

unlessWindows.each([
  ['the first', false, 0, 10],
  ['the third', false, 2, 14],
  ['the first that a queue feeds', true, 0, 15],
  ['the second that a queue feeds', true, 1, 17],
  ['the tenth that a queue feeds', true, 9, 18],
])('%s environment stands back', (_, isFed, rank, niceness) => {
  const child = spawnRuntime(functionOf('app-nice', '', { isFed }), {}, { clockOffsetMs: 0, rank });
  try {
    expect(getPriority(child.pid)).toBe(Math.max(getPriority(), niceness));
  } finally {
    child.kill('SIGKILL');
  }
});
