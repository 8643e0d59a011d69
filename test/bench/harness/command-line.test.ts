import { commandLine } from '../../../bench/harness/command-line.ts';

test('a negative number belongs to the option before it', () => {
  expect(commandLine(['--push', '--devices', '-3', '--rate', '-.5', '--kills=1', '-2', '-h'])).toEqual([
    '--push',
    '--devices=-3',
    '--rate=-.5',
    '--kills=1',
    '-2',
    '-h',
  ]);
});
