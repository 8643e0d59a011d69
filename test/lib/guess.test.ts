import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { KeyValueStore } from 'aws-cdk-lib/aws-cloudfront';
import { configuration } from '../../bin/configuration.ts';
import { buildEdge } from '../../lib/build/build-edge.ts';
import { buildFunction } from '../../lib/build/build-functions.ts';
import { EdgeDistribution } from '../../lib/edge-distribution.ts';
import { SiteBucket } from '../../lib/site-bucket.ts';
import { originRequestOf } from '../../local/edge/edge-lambda.ts';
import { newApp } from './synthesized.ts';
import { resourcesOf, type StackTemplate } from './templates.ts';

interface Behaviour {
  readonly PathPattern?: string;
  readonly FunctionAssociations?: readonly unknown[];
  readonly LambdaFunctionAssociations?: readonly Record<string, unknown>[];
}

const EDGE = 'Meridian-edge';
const { ai } = configuration;

beforeAll(async () => {
  await Promise.all([buildFunction('guess', 'dist/functions', 'lambdas'), buildEdge(['us-east-1'])]);
});

function edgeWith(guessAtEdge: boolean): StackTemplate {
  const stack = new Stack(newApp(), EDGE, { env: { account: '111111111111', region: 'us-east-1' } });
  new EdgeDistribution(stack, 'edge', {
    configuration: { ...configuration, ...(ai && { ai: { ...ai, guessAtEdge } }) },
    site: new SiteBucket(stack, 'site'),
    issuer: { issuer: 'https://id.example', audiences: ['web'] },
    firewallArn: 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/a/b',
    marks: new KeyValueStore(stack, 'marks'),
    apiHosts: new Map([['us-east-1', 'api.example']]),
  });
  return Template.fromStack(stack).toJSON() as StackTemplate;
}

function behavioursOf(template: StackTemplate): readonly Behaviour[] {
  const [[, { DistributionConfig }]] = resourcesOf(template, 'AWS::CloudFront::Distribution') as [
    [string, { DistributionConfig: { CacheBehaviors: Behaviour[] } }],
  ];
  return DistributionConfig.CacheBehaviors;
}

describe('the edge that guesses', () => {
  let template: StackTemplate;
  beforeAll(() => {
    template = edgeWith(true);
  });

  test('shows questions, with their bodies, to a numbered version before a region is asked', () => {
    const [first, second] = behavioursOf(template);
    expect([first?.PathPattern, second?.PathPattern]).toEqual(['/v1/sessions/*/completions', '/v1/*']);
    const [[version] = []] = resourcesOf(template, 'AWS::Lambda::Version');
    expect(first?.LambdaFunctionAssociations).toEqual([
      { EventType: 'origin-request', IncludeBody: true, LambdaFunctionARN: { Ref: version } },
    ]);
    expect(second?.LambdaFunctionAssociations).toBeUndefined();
  });

  test('chooses the region of a question as of every other request', () => {
    const [first, second] = behavioursOf(template);
    expect(first).toEqual({
      ...second,
      PathPattern: first?.PathPattern,
      LambdaFunctionAssociations: expect.anything(),
    });
    expect(first?.FunctionAssociations).toHaveLength(1);
  });

  test('runs a function that CloudFront takes: without variables, on x86, in a role of the edge', () => {
    const [, fn] = resourcesOf(template, 'AWS::Lambda::Function').find(
      ([, { FunctionName }]) => FunctionName === 'meridian-guess',
    ) as [string, Record<string, unknown>];
    expect(fn.Environment).toBeUndefined();
    const arn = 'arn:aws:lambda:us-east-1:1:function:meridian-guess:1';
    const roles = resourcesOf(template, 'AWS::IAM::Role');
    const common = { region: 'us-east-1', accountId: '1', stackName: EDGE };
    const resources = [
      {
        ...common,
        type: 'AWS::Lambda::Function',
        logicalId: 'fn',
        physicalName: 'meridian-guess',
        properties: { ...fn, Role: 'role/guess' },
      },
      ...roles
        .filter(([id]) => id.startsWith('edgeGuessRole'))
        .map(([logicalId, properties]) => ({
          ...common,
          type: 'AWS::IAM::Role',
          logicalId,
          physicalName: 'guess',
          properties,
        })),
    ];
    const association = { EventType: 'origin-request', LambdaFunctionARN: arn, IncludeBody: true };
    expect(originRequestOf([association], resources)).toEqual({ arn, includeBody: true });
  });

  test('may do nothing at all', () => {
    const guilty = resourcesOf(template, 'AWS::IAM::Policy').filter(([, { Roles }]) =>
      JSON.stringify(Roles).includes('Guess'),
    );
    expect(guilty).toEqual([]);
    const [, role] = resourcesOf(template, 'AWS::IAM::Role').find(([id]) =>
      id.startsWith('edgeGuessRole'),
    ) as [string, Record<string, unknown>];
    expect(role.ManagedPolicyArns ?? role.Policies).toBeUndefined();
  });
});

test('an edge that does not guess has no function of its own', () => {
  const template = edgeWith(false);
  expect(resourcesOf(template, 'AWS::Lambda::Version')).toEqual([]);
  expect(behavioursOf(template).map(({ PathPattern }) => PathPattern)).not.toContain(
    '/v1/sessions/*/completions',
  );
});
