import { spawnSync } from 'node:child_process';

/** What a command answers that never gets as far as a service. */
function said(command: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', ...[command, ...options]],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

test('--help tells what a command takes', () => {
  const { status, stdout } = said('bin/consume.ts', '--help');
  expect([status, stdout]).toEqual([0, expect.stringContaining('npm run -s consume [us-east-1]')]);
});

test('drain refuses a region that the deployment has not, before it marks anything', () => {
  const { status, stderr } = said('bin/drain.ts', '--store', 'arn', '--region', 'eu-wset-1');
  expect([status, stderr]).toEqual([
    2,
    '--region is "eu-wset-1", which is no region of bin/configuration.ts; there are us-east-1, eu-west-1, ap-northeast-1.\n',
  ]);
});
