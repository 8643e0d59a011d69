import { spawnSync } from 'node:child_process';

test('the app ends with the sentences about what cannot be deployed, and without a stack', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ 'meridian:regions': 'eu-wset-1' }) },
  });
  expect([status, stderr]).toEqual([
    1,
    '--regions has "eu-wset-1", which the CDK does not know; look at how it is spelt.\n',
  ]);
});
