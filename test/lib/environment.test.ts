import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Env } from '../../lambdas/contract/environment.ts';
import { FUNCTIONS, type FunctionName } from '../../lambdas/contract/names.ts';
import { synthesizedApp, type Templates } from './templates.ts';

const run = promisify(execFile);

let folder: string;
let templates: Templates;
beforeAll(async () => {
  ({ folder, templates } = await synthesizedApp());
});

function resourceOf(region: string, fn: FunctionName) {
  const resources = Object.values(templates.get(`Meridian-${region}`)?.Resources ?? {});
  const found = resources.find(
    ({ Type, Properties }) =>
      Type === 'AWS::Lambda::Function' && Properties.FunctionName === `meridian-${fn}`,
  );
  if (!found) throw new Error(`Meridian-${region} has no function meridian-${fn}.`);
  return found;
}

/** Variables of a function as the template has them; what AWS resolves at deployment is a placeholder here. */
function environmentOf(region: string, fn: FunctionName): Record<string, string> {
  const { Variables } = resourceOf(region, fn).Properties.Environment as {
    Variables: Record<string, unknown>;
  };
  return Object.fromEntries(
    Object.entries(Variables).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : 'https://resolved.example',
    ]),
  );
}

/** What Lambda adds to every environment. */
const OF_LAMBDA = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_LAMBDA_FUNCTION_NAME: 'function',
  PATH: process.env.PATH ?? '',
};

test.each(FUNCTIONS)('%s starts with exactly the environment that its grants give it', async (fn) => {
  const { S3Key } = resourceOf('us-east-1', fn).Properties.Code as { S3Key: string };
  const bundle = join(folder, `asset.${S3Key.replace('.zip', '')}`, 'index.mjs');
  const script = `import('${bundle}').then(({ handler }) => console.log(typeof handler));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...OF_LAMBDA, ...environmentOf('us-east-1', fn) },
  });
  expect(stdout.trim()).toBe('function');
});

test.each(FUNCTIONS)('%s finds the same variables in every region', (fn) => {
  const namesIn = (region: string) => Object.keys(environmentOf(region, fn)).sort();
  expect(namesIn('eu-west-1')).toEqual(namesIn('us-east-1'));
  expect(namesIn('ap-northeast-1')).toEqual(namesIn('us-east-1'));
});

test('a function writes its own region’s lane and knows the others', () => {
  expect(environmentOf('eu-west-1', 'apply')).toMatchObject({
    [Env.lane]: 'eu-west-1.1',
    [Env.lanes]: 'us-east-1.1,eu-west-1.1,ap-northeast-1.1',
    [Env.regions]: 'us-east-1,eu-west-1,ap-northeast-1',
  });
});

test('the salt is read from the region’s own secret and stands in no template', () => {
  expect(environmentOf('ap-northeast-1', 'accept')[Env.userKeySalt]).toMatch(
    /^\{\{resolve:secretsmanager:meridian\/user-key-salt:SecretString:::\}\}$/,
  );
});
