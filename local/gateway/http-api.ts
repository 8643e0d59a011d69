import { apiIdOf } from '../assembly/api-host.ts';
import type { CloudResource } from '../engines/engine.ts';
import { type Cors, corsOf } from './cors.ts';

/** An HTTP API of API Gateway, as the templates describe it. */
export interface HttpApi {
  readonly apiId: string;
  readonly region: string;
  readonly accountId: string;
  readonly stage: string;
  readonly throttle: Throttle;
  /** Undefined where pages of other origins may not call it. */
  readonly cors: Cors | undefined;
  readonly routes: readonly HttpRoute[];
}

/** Requests per second and at once; infinite where the stage sets no limit. */
export interface Throttle {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

export interface HttpRoute {
  /** `GET /v1/sessions/{id}/profile`, or `$default`. */
  readonly key: string;
  readonly functionName: string;
  readonly timeoutMs: number;
  readonly authorizer: JwtAuthorizerSettings | undefined;
  readonly scopes: readonly string[];
}

export interface JwtAuthorizerSettings {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** Header in lower case that holds the token. */
  readonly header: string;
}

/** Longest that an HTTP API waits for its function, and what it waits by default. */
const MAX_TIMEOUT_MS = 30_000;

/**
 * The HTTP API among the resources of one region, with its routes, integrations and authorizers; undefined where
 * the region has none.
 * @throws Error with a sentence for what the local gateway does not know
 */
export function httpApiOf(resources: readonly CloudResource[], region: string): HttpApi | undefined {
  const here = resources.filter((resource) => resource.region === region);
  const [api, second] = ofType(here, 'AWS::ApiGatewayV2::Api');
  if (!api) return undefined;
  if (second) throw new Error(`${region} has two HTTP APIs; the local gateway serves one for each region.`);
  const stage = ofType(here, 'AWS::ApiGatewayV2::Stage')[0];
  if (!stage)
    throw new Error(`The HTTP API ${api.logicalId} has no stage, so nothing can call it. Give it one.`);
  refuse(stage, 'RouteSettings');
  return {
    apiId: apiIdOf(region),
    region,
    accountId: api.accountId,
    stage: text(stage.properties.StageName),
    throttle: throttleOf(stage.properties.DefaultRouteSettings),
    cors: corsOf(api.properties.CorsConfiguration),
    routes: ofType(here, 'AWS::ApiGatewayV2::Route').map((route) => routeOf(route, here)),
  };
}

function refuse({ logicalId, properties }: CloudResource, property: string): void {
  if (properties[property] === undefined) return;
  throw new Error(
    `${logicalId} has ${property}, which the local gateway does not know. Emulate it, or leave it out.`,
  );
}

function routeOf(route: CloudResource, own: readonly CloudResource[]): HttpRoute {
  const { RouteKey, Target, AuthorizerId, AuthorizationScopes } = route.properties;
  const integration = named(own, 'AWS::ApiGatewayV2::Integration', text(Target).split('/').at(-1), route);
  const authorizer =
    AuthorizerId === undefined
      ? undefined
      : named(own, 'AWS::ApiGatewayV2::Authorizer', text(AuthorizerId), route);
  return {
    key: text(RouteKey),
    functionName: functionNameOf(integration),
    timeoutMs: Number(integration.properties.TimeoutInMillis ?? MAX_TIMEOUT_MS),
    authorizer: authorizer && authorizerOf(authorizer),
    scopes: (AuthorizationScopes ?? []) as string[],
  };
}

function functionNameOf({ properties, logicalId }: CloudResource): string {
  const { IntegrationType, IntegrationUri, PayloadFormatVersion } = properties;
  const name = /:function:([^:/]+)/.exec(text(IntegrationUri))?.[1];
  if (IntegrationType === 'AWS_PROXY' && PayloadFormatVersion === '2.0' && name) return name;
  throw new Error(
    `The integration ${logicalId} is ${text(IntegrationType)} ${text(PayloadFormatVersion)} to ${text(IntegrationUri)}; ` +
      'the local gateway knows AWS_PROXY to a function with payload format 2.0 only.',
  );
}

function authorizerOf({ properties, logicalId }: CloudResource): JwtAuthorizerSettings {
  const { AuthorizerType, JwtConfiguration, IdentitySource } = properties;
  if (AuthorizerType !== 'JWT') {
    throw new Error(
      `The authorizer ${logicalId} is of type ${text(AuthorizerType)}; the local gateway knows JWT only.`,
    );
  }
  const { Issuer, Audience } = JwtConfiguration as { Issuer: string; Audience?: string[] };
  const source = [IdentitySource].flat().map(text)[0] ?? '';
  const header = /^\$request\.header\.(.+)$/.exec(source)?.[1] ?? 'authorization';
  return { issuer: Issuer, audiences: Audience ?? [], header: header.toLowerCase() };
}

function throttleOf(settings: unknown): Throttle {
  const { ThrottlingRateLimit, ThrottlingBurstLimit } = (settings ?? {}) as Record<string, unknown>;
  return {
    rateLimit: Number(ThrottlingRateLimit ?? Number.POSITIVE_INFINITY),
    burstLimit: Number(ThrottlingBurstLimit ?? Number.POSITIVE_INFINITY),
  };
}

function named(
  resources: readonly CloudResource[],
  type: string,
  name: string | undefined,
  wantedBy: CloudResource,
): CloudResource {
  const found = ofType(resources, type).find((resource) => resource.logicalId === name);
  if (found) return found;
  throw new Error(
    `The route ${wantedBy.logicalId} names ${name ?? 'nothing'} as its ${type}, which its API has not.`,
  );
}

function ofType(resources: readonly CloudResource[], type: string): CloudResource[] {
  return resources.filter((resource) => resource.type === type);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
