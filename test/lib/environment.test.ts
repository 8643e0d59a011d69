import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Env } from '../../lambdas/contract/environment.ts';
import { FUNCTIONS, type FunctionName } from '../../lambdas/contract/names.ts';
import { resourcesOf, synthesized, type Templates } from './synthesized.ts';

const run = promisify(execFile);

let templates: Templates;
beforeAll(async () => {
  templates = await synthesized();
});

/** Variables of a function as the template has them; what AWS resolves at deployment is a placeholder here. */
function environmentOf(region: string, fn: FunctionName): Record<string, string> {
  const template = templates.get(`Meridian-${region}`);
  const functions = template ? resourcesOf(template, 'AWS::Lambda::Function') : [];
  const found = functions.find(([, { FunctionName }]) => FunctionName === `meridian-${fn}`);
  if (!found) throw new Error(`Meridian-${region} has no function meridian-${fn}.`);
  const { Variables } = found[1].Environment as { Variables: Record<string, unknown> };
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
  const script = `import('./dist/functions/${fn}/index.mjs').then(({ handler }) => console.log(typeof handler));`;
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
