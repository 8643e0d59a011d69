import { FUNCTION_FATES, LEFT_OUT, TYPE_FATES } from '../../../bench/plan/accounted.ts';
import { configuration } from '../../../bin/configuration.ts';
import { namesOf } from '../../../lambdas/contract/names.ts';
import { type StackTemplate, synthesizedApp } from '../../lib/templates.ts';

const FUNCTION = 'AWS::Lambda::Function';
let resources: StackTemplate['Resources'][string][];

beforeAll(async () => {
  const { templates } = await synthesizedApp();
  resources = [...templates.values()].flatMap(({ Resources }) => Object.values(Resources));
}, 60_000);

test('every type of resource is in the bill, free, or named among what is left out', () => {
  const types = new Set(resources.map(({ Type }) => Type).filter((type) => type !== FUNCTION));
  expect([...types].sort()).toEqual(Object.keys(TYPE_FATES).sort());
});

test('so is every function; those of custom resources have no name', () => {
  const names = namesOf(configuration.app);
  const known = Object.keys(FUNCTION_FATES).map((fn) => names.fn(fn as keyof typeof FUNCTION_FATES));
  const named = resources.flatMap(({ Type, Properties }) =>
    Type === FUNCTION && Properties.FunctionName !== undefined ? [String(Properties.FunctionName)] : [],
  );
  expect([...new Set(named)].sort()).toEqual(known.sort());
});

test('what is left out is told in words', () => {
  expect(LEFT_OUT).toEqual(expect.arrayContaining(['rules of IoT Core', 'SNS', 'support']));
});
