import { edgeLambdaNames, originRequestOf } from '../../../local/edge/edge-lambda.ts';
import type { CloudResource } from '../../../local/engines/engine.ts';

const ARN = 'arn:aws:lambda:us-east-1:1:function:guess:1';
const TRUST = {
  Statement: [
    {
      Action: 'sts:AssumeRole',
      Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] },
    },
  ],
};

function resource(
  type: string,
  physicalName: string,
  properties: Record<string, unknown>,
  region = 'us-east-1',
): CloudResource {
  return {
    type,
    physicalName,
    logicalId: physicalName,
    properties,
    region,
    accountId: '1',
    stackName: 'Edge',
  };
}

function resourcesWith(change: Record<string, unknown> = {}, trust: unknown = TRUST): CloudResource[] {
  const fn = { Role: 'arn:aws:iam::1:role/guess-role', Architectures: ['x86_64'], Timeout: 1, ...change };
  return [
    resource('AWS::Lambda::Function', 'guess', fn),
    resource('AWS::IAM::Role', 'guess-role', { AssumeRolePolicyDocument: trust }),
  ];
}

const association = (LambdaFunctionARN: string, EventType = 'origin-request') => [
  { EventType, LambdaFunctionARN, IncludeBody: true },
];

describe('a Lambda@Edge function', () => {
  test('is taken as the distribution names it', () => {
    expect(originRequestOf(association(ARN), resourcesWith())).toEqual({ arn: ARN, includeBody: true });
    const [bare] = [{ EventType: 'origin-request', LambdaFunctionARN: ARN }];
    expect(originRequestOf([bare], resourcesWith())).toEqual({ arn: ARN, includeBody: false });
    expect(originRequestOf([], resourcesWith())).toBeUndefined();
  });

  test.each<[string, string, CloudResource[]]>([
    ['it must be a numbered version.', 'arn:aws:lambda:us-east-1:1:function:guess', resourcesWith()],
    ['it must be a numbered version.', 'arn:aws:lambda:us-east-1:1:function:guess:live', resourcesWith()],
    ['no stack has it in us-east-1.', 'arn:aws:lambda:us-east-1:1:function:other:1', resourcesWith()],
    ['no stack has it in us-east-1.', ARN, [resource('AWS::Lambda::Function', 'guess', {}, 'eu-west-1')]],
    ['it has variables.', ARN, resourcesWith({ Environment: { Variables: {} } })],
    ['it must run on x86_64.', ARN, resourcesWith({ Architectures: ['arm64'] })],
    ['it may take 30 seconds at most.', ARN, resourcesWith({ Timeout: 31 })],
    ['edgelambda.amazonaws.com may not assume its role.', ARN, resourcesWith({}, { Statement: [] })],
  ])('is refused as CloudFront would: %s', (complaint, arn, resources) => {
    expect(() => originRequestOf(association(arn), resources)).toThrow(complaint);
  });

  test('of another event is not known here', () => {
    expect(() => originRequestOf(association(ARN, 'viewer-response'), resourcesWith())).toThrow(
      'viewer-response',
    );
  });

  test('is found in whichever behaviour it stands', () => {
    const distribution = resource('AWS::CloudFront::Distribution', 'D', {
      DistributionConfig: {
        DefaultCacheBehavior: {},
        CacheBehaviors: [{ LambdaFunctionAssociations: association(ARN) }, {}],
      },
    });
    expect([...edgeLambdaNames([distribution, ...resourcesWith()])]).toEqual(['guess']);
    expect(edgeLambdaNames(resourcesWith()).size).toBe(0);
  });
});
