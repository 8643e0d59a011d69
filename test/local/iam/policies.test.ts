import type { CloudResource } from '../../../local/engines/engine.ts';
import { createPolicies } from '../../../local/iam/policies.ts';

const ROLE = 'arn:aws:iam::111111111111:role/apply';
const QUEUE = 'arn:aws:sqs:eu-west-1:111111111111:app-bulk';

function resource(type: string, physicalName: string, properties: Record<string, unknown>): CloudResource {
  const place = { region: 'eu-west-1', accountId: '111111111111', stackName: 'App', logicalId: physicalName };
  return { type, physicalName, properties, ...place };
}

function policiesWith(...Statement: unknown[]) {
  return createPolicies([
    resource('AWS::IAM::Role', 'apply', {}),
    resource('AWS::IAM::Policy', 'ApplyPolicy', { PolicyDocument: { Statement }, Roles: ['apply'] }),
  ]);
}

function allows(statement: unknown, action: string, arn = QUEUE, region = 'eu-west-1'): boolean {
  return policiesWith(statement).allows(ROLE, { action, resource: arn }, region);
}

const SEND = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE };

describe('policies', () => {
  test.each<[string, unknown, string, string, boolean]>([
    ['what is named is allowed', SEND, 'sqs:SendMessage', QUEUE, true],
    ['what is not named is denied', SEND, 'sqs:DeleteMessage', QUEUE, false],
    ['another resource is denied', SEND, 'sqs:SendMessage', `${QUEUE}-2`, false],
    ['actions ignore case', SEND, 'SQS:sendmessage', QUEUE, true],
    ['resources do not ignore case', SEND, 'sqs:SendMessage', QUEUE.toUpperCase(), false],
    ['a star fits any characters', { ...SEND, Action: 'sqs:Send*' }, 'sqs:SendMessageBatch', QUEUE, true],
    ['a question mark fits one', { ...SEND, Resource: `${QUEUE}-?` }, 'sqs:SendMessage', `${QUEUE}-2`, true],
    [
      'a question mark fits no more',
      { ...SEND, Resource: `${QUEUE}-?` },
      'sqs:SendMessage',
      `${QUEUE}-22`,
      false,
    ],
    [
      'a dot is a dot',
      { ...SEND, Resource: 'arn:aws:s3:::a.b' },
      'sqs:SendMessage',
      'arn:aws:s3:::axb',
      false,
    ],
    [
      'NotAction covers the others',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      'sqs:Purge',
      QUEUE,
      true,
    ],
    [
      'NotAction spares its own',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      'iam:PassRole',
      QUEUE,
      false,
    ],
    [
      'NotResource spares its own',
      { Effect: 'Allow', Action: '*', NotResource: QUEUE },
      'sqs:Purge',
      QUEUE,
      false,
    ],
  ])('%s', (_, statement, action, arn, expected) => {
    expect(allows(statement, action, arn)).toBe(expected);
  });

  test('a deny beats every allow', () => {
    const policies = policiesWith(SEND, { Effect: 'Deny', Action: 'sqs:*', Resource: '*' });
    expect(policies.allows(ROLE, { action: 'sqs:SendMessage', resource: QUEUE }, 'eu-west-1')).toBe(false);
  });

  test('a condition on the region is judged', () => {
    const statement = { ...SEND, Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } } };
    expect(allows(statement, 'sqs:SendMessage', QUEUE, 'eu-west-1')).toBe(true);
    expect(allows(statement, 'sqs:SendMessage', QUEUE, 'us-east-1')).toBe(false);
  });

  test.each([
    [
      { StringEquals: { 'dynamodb:LeadingKeys': 'a' } },
      /ApplyPolicy has the condition StringEquals on dynamodb/,
    ],
    [{ DateLessThan: { 'aws:RequestedRegion': 'a' } }, /condition DateLessThan/],
  ])('a condition that cannot be judged fails the start: %j', (Condition, message) => {
    expect(() => policiesWith({ ...SEND, Condition })).toThrow(message);
  });

  test('the basic execution role writes logs and nothing else', () => {
    const arn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    const policies = createPolicies([resource('AWS::IAM::Role', 'apply', { ManagedPolicyArns: [arn] })]);
    const may = (action: string) => policies.allows(ROLE, { action, resource: QUEUE }, 'eu-west-1');
    expect([may('logs:PutLogEvents'), may('sqs:SendMessage')]).toEqual([true, false]);
  });

  test('a managed policy that nobody wrote down fails the start', () => {
    const role = resource('AWS::IAM::Role', 'apply', {
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    });
    expect(() => createPolicies([role])).toThrow(/AdministratorAccess is not known here/);
  });

  test('inline policies hold, and those of other roles do not', () => {
    const Policies = [{ PolicyName: 'inline', PolicyDocument: { Statement: SEND } }];
    const policies = createPolicies([
      resource('AWS::IAM::Role', 'apply', { Policies }),
      resource('AWS::IAM::Role', 'other', {}),
    ]);
    const access = { action: 'sqs:SendMessage', resource: QUEUE };
    expect(policies.allows(ROLE, access, 'eu-west-1')).toBe(true);
    expect(policies.allows(ROLE.replace('apply', 'other'), access, 'eu-west-1')).toBe(false);
    expect(policies.roleArns).toHaveLength(2);
  });

  test('without one statement exactly its permission is gone', () => {
    const policies = policiesWith(SEND, { ...SEND, Action: ['sqs:DeleteMessage'] });
    const left = policies.without(ROLE, 0);
    const may = (action: string) => left.allows(ROLE, { action, resource: QUEUE }, 'eu-west-1');
    expect([may('sqs:SendMessage'), may('sqs:DeleteMessage')]).toEqual([false, true]);
    expect(left.statements(ROLE)).toHaveLength(1);
    expect(policies.statements(ROLE)).toHaveLength(2);
  });
});
