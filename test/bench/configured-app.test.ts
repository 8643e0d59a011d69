import { lambdaEnvironment, TABLES } from '../../bench/harness/environment.ts';
import { withNaiveAccept } from '../../bench/load/rig/naive-assembly.ts';
import { configuration } from '../../bin/configuration.ts';
import { Env } from '../../lambdas/contract/environment.ts';

/** Everything of a deployment is named after it. */
const mockApp = 'polaris';

jest.mock('../../bin/configuration.ts', () => {
  const actual = jest.requireActual('../../bin/configuration.ts');
  return { configuration: { ...actual.configuration, app: 'polaris' } };
});

const lambda = (name: string, S3Key: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: `${configuration.app}-${name}`,
    Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
    Environment: { Variables: {} },
    Code: { S3Key },
  },
});

test('functions that are measured know the resources of the app that is configured', () => {
  const environment = lambdaEnvironment('http://127.0.0.1:1');
  expect(environment[Env.app]).toBe(mockApp);
  expect(environment[Env.bulkQueueUrl]).toMatch(`/${mockApp}-bulk`);
  expect(TABLES.eventStore).toMatch(`${mockApp}-`);
});

test("the naive handler stands in for the configured app's accept", () => {
  const template = {
    Resources: { accept: lambda('accept', 'ours.zip'), apply: lambda('apply', 'ours.zip') },
  };
  const { accept } = withNaiveAccept(template).Resources;
  expect(accept?.Properties).toMatchObject({ Code: { S3Key: 'naive.zip' } });
});

test('the load looks at the tables of the configured app', async () => {
  const asked: string[] = [];
  jest.doMock('../../bench/load/observe/visibility.ts', () => ({
    watchVisibility: async (_: unknown, table: string) => {
      asked.push(table);
      throw new Error('enough');
    },
  }));
  const { measure } = await import('../../bench/load/rig/measure.ts');
  const rig = { cloud: { endpoints: {} } } as never;
  await expect(measure(rig, {} as never, {} as never)).rejects.toThrow('enough');
  expect(asked).toEqual([TABLES.eventStore]);
});
