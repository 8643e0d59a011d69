import { spawnSync } from 'node:child_process';

/** What a command answers that never gets as far as a service. */
function said(command: string, ...options: string[]) {
  return saidIn({}, command, ...options);
}

function saidIn(environment: NodeJS.ProcessEnv, command: string, ...options: string[]) {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_ENDPOINT_URL'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', ...[command, ...options]],
    {
      encoding: 'utf8',
      env: { ...Object.fromEntries(own), ...environment },
    },
  );
  return { status, stdout, stderr };
}

test.each(['--help', '-h'])('%s tells what a command takes', (option) => {
  const { status, stdout } = said('bin/consume.ts', option);
  expect([status, stdout]).toEqual([0, expect.stringContaining('npm run -s consume [us-east-1]')]);
});

test('drain refuses a region that the deployment has not, before it marks anything', () => {
  const { status, stderr } = said('bin/drain.ts', '--store', 'arn', '--region', 'eu-wset-1');
  expect([status, stderr]).toEqual([
    2,
    '--region is "eu-wset-1", which is no region of bin/configuration.ts; there are us-east-1, eu-west-1, ap-northeast-1.\n',
  ]);
});

test.each([
  ['redrive', ['--region', 'mars', '--list'], '--region'],
  ['replay', ['--region', 'mars', '--session', 's'], '--region'],
  ['consume', ['mars'], 'The region'],
])('%s refuses a region that the deployment never had', (command, options, about) => {
  const { status, stderr } = said(`bin/${command}.ts`, ...options);
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(`^${about} is "mars", which is no region of bin/configuration.ts; there are `),
  ]);
});

const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_KINESIS'])(
  'a command takes any region where %s is',
  (name) => {
    const elsewhere = { ...KEYS, [name]: 'http://127.0.0.1:1' };
    const { status, stderr } = saidIn(elsewhere, 'bin/consume.ts', 'sa-east-1');
    expect([status, stderr]).toEqual([1, expect.stringContaining('is the local cloud running')]);
  },
);

const STORE_RULE = "it must be the ARN that the outputs of the primary's stack name";
const ARN = 'arn:aws:cloudfront::111111111111:key-value-store/meridian-routing';

test('an endpoint that is empty is none', () => {
  const { status, stderr } = saidIn({ ...KEYS, AWS_ENDPOINT_URL: '' }, 'bin/consume.ts', 'sa-east-1');
  expect([status, stderr]).toEqual([2, expect.stringContaining('is no region of bin/configuration.ts')]);
});

test('drain says what a store is called by', () => {
  const { status, stderr } = said('bin/drain.ts', '--store', 'foo', '--region', 'eu-west-1');
  expect([status, stderr]).toEqual([2, `--store is "foo"; ${STORE_RULE}, such as ${ARN}.\n`]);
});

test('drain says in a sentence that the store cannot be reached by an address', () => {
  const elsewhere = { AWS_ENDPOINT_URL: 'http://127.0.0.1:8082' };
  const { status, stderr } = saidIn(elsewhere, 'bin/drain.ts', '--store', ARN, '--region', 'eu-west-1');
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^AWS_ENDPOINT_URL is http:\/\/127.0.0.1:8082\. .* needs a name .*\n$/),
  ]);
});

test('replay says which of its options is no instant, and what one looks like', () => {
  const { status, stderr } = said('bin/replay.ts', '--region', 'eu-west-1', '--from', 'yesterday');
  expect([status, stderr]).toEqual([
    2,
    '--from is "yesterday"; it must be an instant in RFC 3339, such as 2026-11-20T00:00:00Z.\n',
  ]);
});

test.each([
  [['--all', '--message', 'm-1'], '--message does not go with --all; give one of them.'],
  [['--list', '--all'], '--list does not go with --all; give one of them.'],
  [['--list', '--message='], '--list does not go with --message; give one of them.'],
  [[], 'Say which: --list, --message or --all.'],
  [['--all', '--per-second', '1e-9'], '--per-second is "1e-9"; it must be a number, at least 0.001.'],
])('redrive %j ends before anything is sent', (options, sentence) => {
  const { status, stderr } = said('bin/redrive.ts', '--region', 'eu-west-1', ...options);
  expect([status, stderr.split('\n')[0]]).toEqual([2, sentence]);
});

test('consume refuses a word that it would not heed', () => {
  const { status, stderr } = said('bin/consume.ts', 'us-east-1', 'meridian-events', 'extra');
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^"extra" is a word too many\.\nPrints /)]);
});
