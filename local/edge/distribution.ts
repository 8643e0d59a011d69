import type { CloudResource } from '../engines/engine.ts';
import { type LambdaAssociation, type OriginRequestFunction, originRequestOf } from './edge-lambda.ts';
import { type EdgeFunction, loadEdgeFunction } from './edge-sandbox.ts';
import { policyHeaders } from './policy-headers.ts';

/** A CloudFront distribution, as the templates describe it. */
export interface Distribution {
  /** In the order in which they are tried; the last one takes everything. */
  readonly behaviours: readonly Behaviour[];
  readonly origins: ReadonlyMap<string, Origin>;
  readonly defaultRootObject: string;
  /** Error caching minimum TTL of each status that has one of its own. */
  readonly errorSeconds: ReadonlyMap<number, number>;
}

export interface Behaviour {
  readonly pathPattern: RegExp;
  readonly originId: string;
  readonly allowedMethods: readonly string[];
  readonly viewerRequest: EdgeFunction | undefined;
  readonly originRequest: OriginRequestFunction | undefined;
  /** Whether a policy of the behaviour asks for `CloudFront-Viewer-Country`; without it the function never sees it. */
  readonly seesCountry: boolean;
  /** Headers, in lower case, by which the cache tells requests apart. */
  readonly cacheKeyHeaders: readonly string[];
  readonly responseHeaders: Readonly<Record<string, string>>;
}

export interface Origin {
  readonly domainName: string;
  readonly path: string;
  readonly customHeaders: Readonly<Record<string, string>>;
}

interface BehaviourConfig {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly AllowedMethods?: readonly string[];
  readonly FunctionAssociations?: readonly { readonly EventType: string; readonly FunctionARN: string }[];
  readonly LambdaFunctionAssociations?: readonly LambdaAssociation[];
  readonly CachePolicyId?: string;
  readonly OriginRequestPolicyId?: string;
  readonly ResponseHeadersPolicyId?: string;
}

interface CachePolicyConfig {
  readonly ParametersInCacheKeyAndForwardedToOrigin: {
    readonly HeadersConfig: { readonly Headers?: readonly string[] };
  };
}

interface ErrorConfig {
  readonly ErrorCode: number;
  readonly ErrorCachingMinTTL?: number;
  readonly ResponsePagePath?: string;
}

interface OriginConfig {
  readonly Id: string;
  readonly DomainName: string;
  readonly OriginPath?: string;
  readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: string }[];
}

/** The distribution among `resources`, with its functions loaded; undefined where the app has none. */
export function distributionOf(resources: readonly CloudResource[]): Distribution | undefined {
  const resource = resources.find(({ type }) => type === 'AWS::CloudFront::Distribution');
  if (!resource) return undefined;
  const config = resource.properties.DistributionConfig as {
    readonly Origins: readonly OriginConfig[];
    readonly CacheBehaviors?: readonly BehaviourConfig[];
    readonly DefaultCacheBehavior: BehaviourConfig;
    readonly DefaultRootObject?: string;
    readonly CustomErrorResponses?: readonly ErrorConfig[];
  };
  const functions = new Map<string, EdgeFunction>();
  const behaviours = [...(config.CacheBehaviors ?? []), { ...config.DefaultCacheBehavior, PathPattern: '*' }];
  return {
    behaviours: behaviours.map((behaviour) => behaviourOf(behaviour, resources, functions)),
    origins: new Map(config.Origins.map((origin) => [origin.Id, originOf(origin)])),
    defaultRootObject: config.DefaultRootObject ?? '',
    errorSeconds: errorSecondsOf(config.CustomErrorResponses ?? []),
  };
}

/** The first behaviour whose pattern fits; paths are compared as they came, case included. */
export function behaviourFor({ behaviours }: Distribution, path: string): Behaviour {
  const found = behaviours.find(({ pathPattern }) => pathPattern.test(path));
  if (!found)
    throw new Error(`No behaviour of the distribution takes ${path}, and the default one takes all.`);
  return found;
}

function behaviourOf(
  config: BehaviourConfig,
  resources: readonly CloudResource[],
  functions: Map<string, EdgeFunction>,
): Behaviour {
  const policies = [config.CachePolicyId, config.OriginRequestPolicyId];
  return {
    pathPattern: patternOf(config.PathPattern ?? '*'),
    originId: config.TargetOriginId,
    allowedMethods: config.AllowedMethods ?? ['GET', 'HEAD'],
    viewerRequest: functionOf(config, resources, functions),
    originRequest: originRequestOf(config.LambdaFunctionAssociations ?? [], resources),
    seesCountry: policies.some((id) => mentionsCountry(resources, id)),
    cacheKeyHeaders: cacheKeyHeadersOf(resources, config.CachePolicyId),
    responseHeaders: policyHeaders(resources, config.ResponseHeadersPolicyId),
  };
}

function functionOf(
  { FunctionAssociations = [] }: BehaviourConfig,
  resources: readonly CloudResource[],
  functions: Map<string, EdgeFunction>,
): EdgeFunction | undefined {
  const unknown = FunctionAssociations.find(({ EventType }) => EventType !== 'viewer-request');
  if (unknown)
    throw new Error(`The local edge knows functions for viewer-request only, not ${unknown.EventType}.`);
  const arn = FunctionAssociations[0]?.FunctionARN;
  if (arn === undefined) return undefined;
  const name = arn.split('/').at(-1);
  const resource = resources.find(
    ({ type, physicalName }) => type === 'AWS::CloudFront::Function' && physicalName === name,
  );
  if (!resource) throw new Error(`The distribution calls the function ${arn}, which no stack has.`);
  const loaded = functions.get(arn) ?? loadEdgeFunction(String(resource.properties.FunctionCode));
  functions.set(arn, loaded);
  return loaded;
}

function mentionsCountry(resources: readonly CloudResource[], policyId: string | undefined): boolean {
  const properties = policyOf(resources, policyId)?.properties ?? {};
  return /cloudfront-viewer-country"/i.test(JSON.stringify(properties));
}

function cacheKeyHeadersOf(resources: readonly CloudResource[], policyId: string | undefined): string[] {
  const config = policyOf(resources, policyId)?.properties.CachePolicyConfig as CachePolicyConfig | undefined;
  const { Headers = [] } = config?.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig ?? {};
  return Headers.map((name) => name.toLowerCase());
}

function policyOf(
  resources: readonly CloudResource[],
  policyId: string | undefined,
): CloudResource | undefined {
  return resources.find(
    ({ type, physicalName, logicalId }) =>
      /Policy$/.test(type) && policyId !== undefined && [physicalName, logicalId].includes(policyId),
  );
}

function errorSecondsOf(configs: readonly ErrorConfig[]): Map<number, number> {
  const page = configs.find(({ ResponsePagePath }) => ResponsePagePath !== undefined);
  if (page)
    throw new Error(
      `The distribution answers ${page.ErrorCode} with a page of its own, which the local edge cannot. Leave it out.`,
    );
  return new Map(
    configs.flatMap(({ ErrorCode, ErrorCachingMinTTL }) =>
      ErrorCachingMinTTL === undefined ? [] : [[ErrorCode, ErrorCachingMinTTL]],
    ),
  );
}

function originOf({ DomainName, OriginPath = '', OriginCustomHeaders = [] }: OriginConfig): Origin {
  const customHeaders = OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
    HeaderName.toLowerCase(),
    HeaderValue,
  ]);
  return { domainName: DomainName, path: OriginPath, customHeaders: Object.fromEntries(customHeaders) };
}

/** `*` stands for any characters, `?` for one; the slash at the beginning may be left out. */
function patternOf(pathPattern: string): RegExp {
  const escaped = pathPattern.replace(/^\//, '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^/?${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
