import { withNaiveAccept } from '../../../../bench/load/rig/naive-assembly.ts';
import { configuration } from '../../../../bin/configuration.ts';
import { namesOf } from '../../../../lambdas/contract/names.ts';

const lambda = (name: 'accept' | 'apply', variables: object) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: namesOf(configuration.app).fn(name),
    Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
    Environment: { Variables: variables },
    Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
  },
});
const policy = (role: string) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { Roles: [{ Ref: role }], PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage' }] } },
});
const STORES = { EVENT_STORE_TABLE: 'events', PROFILE_TABLE: 'profiles', EVENT_STREAM_NAME: 'stream' };
const template = {
  Resources: {
    accept: lambda('accept', { SESSION_TABLE: 'sessions' }),
    apply: lambda('apply', { ...STORES, OTHER: 'no' }),
    acceptPolicy: policy('acceptRole'),
    applyPolicy: policy('applyRole'),
    topic: { Type: 'AWS::SNS::Topic' } as never,
  },
};

describe('the naive assembly', () => {
  const { Resources } = withNaiveAccept(template);

  it('runs the naive code as accept, with the names of what it writes', () => {
    expect(Resources.accept?.Properties).toMatchObject({
      Code: { S3Bucket: 'assets', S3Key: 'naive.zip' },
      Environment: { Variables: { SESSION_TABLE: 'sessions', ...STORES } },
    });
    expect(JSON.stringify(Resources.accept)).not.toContain('OTHER');
  });

  it('lets accept write, and nobody else more than before', () => {
    expect(Resources.acceptPolicy?.Properties).toMatchObject({
      PolicyDocument: {
        Statement: [
          { Action: 'sqs:SendMessage' },
          { Effect: 'Allow', Action: ['dynamodb:PutItem', 'kinesis:PutRecord'] },
        ],
      },
    });
    expect(Resources.applyPolicy).toEqual(template.Resources.applyPolicy);
  });

  it('leaves the rest as it is, and templates without functions', () => {
    expect(Resources.apply).toEqual(template.Resources.apply);
    expect(Resources.topic).toEqual(template.Resources.topic);
    const edge = { Resources: { topic: template.Resources.topic } };
    expect(withNaiveAccept(edge)).toBe(edge);
  });
});
