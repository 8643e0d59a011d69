import { FUNCTIONS, type FunctionName } from '../../lambdas/contract/names.ts';
import { resourcesOf, synthesized, type Templates } from './synthesized.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What every function does beside its work: it writes to its own log group. */
const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const CONSUME = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
];

/** Everything that each function may do, and nothing else. */
const ALLOWED: Readonly<Record<FunctionName, readonly string[]>> = {
  accept: ['dynamodb:GetItem', 'dynamodb:Query', 'sqs:SendMessage'],
  apply: [
    'dynamodb:BatchGetItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'kinesis:PutRecords',
    ...CONSUME,
  ],
  bury: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', ...CONSUME],
  read: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
  watch: [
    'cloudfront-keyvaluestore:DescribeKeyValueStore',
    'cloudfront-keyvaluestore:GetKey',
    'cloudfront-keyvaluestore:ListKeys',
    'cloudfront-keyvaluestore:PutKey',
    'dynamodb:PutItem',
    'dynamodb:Query',
  ],
};

let templates: Templates;
beforeAll(async () => {
  templates = await synthesized();
});

function statementsOf(stackName: string): { policy: string; statement: Statement }[] {
  const template = templates.get(stackName);
  const policies = template ? resourcesOf(template, 'AWS::IAM::Policy') : [];
  return policies.flatMap(([policy, { PolicyDocument }]) =>
    (PolicyDocument as { Statement: Statement[] }).Statement.map((statement) => ({ policy, statement })),
  );
}

function actionsOf(stackName: string, fn: FunctionName): string[] {
  const actions = statementsOf(stackName)
    .filter(({ policy }) => policy.startsWith(`${fn}role`))
    .flatMap(({ statement }) => statement.Action);
  return [...new Set(actions)].sort();
}

describe.each(['Meridian-us-east-1', 'Meridian-eu-west-1', 'Meridian-ap-northeast-1'])('%s', (stackName) => {
  test.each(FUNCTIONS)('%s may do its work and nothing else', (fn) => {
    expect(actionsOf(stackName, fn)).toEqual([...LOGS, ...ALLOWED[fn]].sort());
  });

  test('no action and no resource is a wildcard', () => {
    const statements = statementsOf(stackName);
    expect(statements.length).toBeGreaterThan(10);
    for (const { statement } of statements) {
      expect(statement.Effect).toBe('Allow');
      expect(JSON.stringify([statement.Action, statement.Resource])).not.toContain('*');
    }
  });

  test('no role has a managed policy', () => {
    const template = templates.get(stackName);
    for (const [, role] of template ? resourcesOf(template, 'AWS::IAM::Role') : []) {
      expect(role.ManagedPolicyArns).toBeUndefined();
    }
  });
});
