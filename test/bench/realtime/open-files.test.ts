import { affordable, openFilesLimit } from '../../../bench/realtime/open-files.ts';
import { optionsOf } from '../../../bench/realtime/options.ts';

test('as many connections as the shell lets a process have, and a sentence where it is fewer', () => {
  const said: string[] = [];
  expect(affordable(10_000, 20_000, (line) => said.push(line))).toBe(10_000);
  expect(said).toEqual([]);
  expect(affordable(10_000, 4_096, (line) => said.push(line))).toBe(2_596);
  expect(said).toEqual([
    'This shell lets a process open 4096 files: 2596 connections instead of 10000. Raise it with "ulimit -n 11500".',
  ]);
  expect(affordable(1_000, 256, () => undefined)).toBe(0);
});

test('the limit of this shell can be read', () => {
  expect(openFilesLimit()).toBeGreaterThan(100);
});

test('a seed that is no number is refused with a sentence', () => {
  expect(optionsOf(['--scenario', 'realtime', '--quick']).connections).toEqual([200, 1_000]);
  expect(() => optionsOf(['--seed', 'x'])).toThrow(
    '--seed is "x"; it must be a whole number from 0 to 4294967295.',
  );
});
