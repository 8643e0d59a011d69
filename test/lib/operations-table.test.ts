import { App, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { configuration } from '../../bin/configuration.ts';
import { OperationsTable } from '../../lib/operations-table.ts';
import type { ServiceFunction } from '../../lib/service-function.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('quotas of other regions are reserved there, and nothing else is done', () => {
  const stack = new Stack(new App({ outdir: temporaryFolder('cdk') }), 'stack', {
    env: { account: '1', region: 'eu-west-1' },
  });
  const table = new OperationsTable(stack, 'operations', configuration);
  const statements: PolicyStatement[] = [];
  const fn = {
    addToRolePolicy: (statement: PolicyStatement) => void statements.push(statement),
  } as unknown as ServiceFunction;
  table.grantLimitIn(fn, []);
  expect(statements).toEqual([]);
  table.grantLimitIn(fn, ['us-east-1']);
  expect(statements.map((statement) => stack.resolve(statement.toStatementJson()))).toEqual([
    {
      Effect: 'Allow',
      Action: 'dynamodb:UpdateItem',
      Resource: {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:us-east-1:1:table/meridian-Operations'],
        ],
      },
    },
  ]);
});
