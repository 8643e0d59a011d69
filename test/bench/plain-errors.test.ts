import { spawnSync } from 'node:child_process';

it.each([
  ['bench/plan.ts', ['--users', 'many'], /^--users /],
  ['bench/plan.ts', ['--users', '-5'], /^--users holds "-5"; each must be /],
  ['bench/drill.ts', ['--seeds', '0'], /^--seeds /],
  ['bench/drill.ts', ['--seeds', '99999999999'], /^--seeds is "99999999999"; it must be /],
  [
    'bench/main.ts',
    ['--scenario', 'normal', '--baseline', '/nowhere/normal.json'],
    /^--baseline is "\/nowhere\/normal.json", which cannot be read \(ENOENT\)/,
  ],
  ['bench/prove.ts', ['--clients'], /^Unknown option '--clients'/],
])('%s %j ends with 2 and what is wrong, without a stack', (command, options, complaint) => {
  const ended = spawnSync(process.execPath, ['--import', 'tsx', command, ...options], { encoding: 'utf8' });
  expect(ended.stderr).toMatch(complaint);
  expect(ended.stderr).not.toMatch(/^ {4}at /m);
  expect(ended.status).toBe(2);
});
