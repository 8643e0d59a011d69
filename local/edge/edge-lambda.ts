import type { CloudResource } from '../engines/engine.ts';
import { functionNameOf } from '../lambda/function-spec.ts';

/** A Lambda@Edge function that sees a request before the origin does. */
export interface OriginRequestFunction {
  /** With its version. */
  readonly arn: string;
  readonly includeBody: boolean;
}

export interface LambdaAssociation {
  readonly EventType: string;
  readonly LambdaFunctionARN: string;
  readonly IncludeBody?: boolean;
}

interface Behaviours {
  readonly DefaultCacheBehavior: Associated;
  readonly CacheBehaviors?: readonly Associated[];
}

interface Associated {
  readonly LambdaFunctionAssociations?: readonly LambdaAssociation[];
}

/** Names of the functions that CloudFront copies to where viewers are. */
export function edgeLambdaNames(resources: readonly CloudResource[]): ReadonlySet<string> {
  const associations = resources
    .filter(({ type }) => type === 'AWS::CloudFront::Distribution')
    .flatMap(({ properties }) => {
      const { DefaultCacheBehavior, CacheBehaviors = [] } = properties.DistributionConfig as Behaviours;
      return [DefaultCacheBehavior, ...CacheBehaviors].flatMap(
        (each) => each.LambdaFunctionAssociations ?? [],
      );
    });
  return new Set(associations.map(({ LambdaFunctionARN }) => functionNameOf(LambdaFunctionARN)));
}

/**
 * The function that a behaviour runs before its origin.
 * @throws Error for events that are not known here, and for what CloudFront would refuse
 */
export function originRequestOf(
  associations: readonly LambdaAssociation[],
  resources: readonly CloudResource[],
): OriginRequestFunction | undefined {
  const unknown = associations.find(({ EventType }) => EventType !== 'origin-request');
  if (unknown)
    throw new Error(`The local edge knows Lambda@Edge for origin-request only, not ${unknown.EventType}.`);
  const [association] = associations;
  if (!association) return undefined;
  const { LambdaFunctionARN: arn, IncludeBody: includeBody = false } = association;
  const complaint = complaintAbout(arn, resources);
  if (complaint !== undefined) throw new Error(`CloudFront would refuse ${arn} at the edge: ${complaint}`);
  return { arn, includeBody };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html */
function complaintAbout(arn: string, resources: readonly CloudResource[]): string | undefined {
  const name = functionNameOf(arn);
  const fn = resources.find(
    ({ type, physicalName, region }) =>
      type === 'AWS::Lambda::Function' && physicalName === name && region === 'us-east-1',
  );
  const { Environment, Architectures = ['x86_64'], Timeout = 3, Role } = fn?.properties ?? {};
  const found: readonly (readonly [isSo: boolean, complaint: string])[] = [
    [!/:\d+$/.test(arn), 'it must be a numbered version.'],
    [fn === undefined, 'no stack has it in us-east-1.'],
    [Environment !== undefined, 'it has variables.'],
    [String(Architectures) !== 'x86_64', 'it must run on x86_64.'],
    [Number(Timeout) > 30, 'it may take 30 seconds at most.'],
    [!isTrusted(String(Role), resources), 'edgelambda.amazonaws.com may not assume its role.'],
  ];
  return found.find(([isSo]) => isSo)?.[1];
}

function isTrusted(roleArn: string, resources: readonly CloudResource[]): boolean {
  const name = roleArn.split('/').at(-1);
  const role = resources.find(({ type, physicalName }) => type === 'AWS::IAM::Role' && physicalName === name);
  return JSON.stringify(role?.properties.AssumeRolePolicyDocument ?? {}).includes(
    '"edgelambda.amazonaws.com"',
  );
}
