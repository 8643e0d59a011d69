import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { configuration } from '../../bin/configuration.ts';
import { EventStore } from '../../lib/event-store.ts';
import { newApp } from './synthesized.ts';

function storeIn(region: string): { stack: Stack; streamArn: unknown } {
  const stack = new Stack(newApp(), region, { env: { account: configuration.account, region } });
  return { stack, streamArn: stack.resolve(new EventStore(stack, configuration, region).streamArn()) };
}

test('the primary’s stream is known to CloudFormation', () => {
  const { stack, streamArn } = storeIn('us-east-1');
  expect(streamArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^eventstore/), 'StreamArn'] });
  Template.fromStack(stack).resourceCountIs('Custom::AWS', 0);
});

test('a replica’s stream is asked for at deployment, of this one table', () => {
  const { stack, streamArn } = storeIn('eu-west-1');
  expect(streamArn).toEqual({ 'Fn::GetAtt': [expect.any(String), 'Table.LatestStreamArn'] });
  const template = Template.fromStack(stack);
  const statement = { Action: 'dynamodb:DescribeTable', Effect: 'Allow' };
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ ...statement, Resource: expectedArn('eu-west-1') }] },
  });
});

function expectedArn(region: string): string {
  return `arn:aws:dynamodb:${region}:${configuration.account}:table/meridian-EventStore`;
}
