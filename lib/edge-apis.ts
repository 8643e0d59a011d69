import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  type Distribution,
  type Function as EdgeFunction,
  FunctionEventType,
  LambdaEdgeEventType,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import { GuessFunction } from './guess-function.ts';

/** What the APIs of the regions are to a distribution. */
interface Apis {
  readonly configuration: Configuration;
  /** Host of each region's API. */
  readonly apiHosts: ReadonlyMap<string, string>;
  /** Chooses the region of a request. */
  readonly route: EdgeFunction;
}

type Behavior = Omit<BehaviorOptions, 'origin'>;

/**
 * Adds the API of each region to a distribution: the edge function may select only origins that a behaviour names,
 * hence one for each region.
 */
export function addApis(scope: Construct, distribution: Distribution, apis: Apis): void {
  const { configuration, apiHosts, route } = apis;
  const origins = [...apiHosts].map(([region, host]) => [region, apiOrigin(region, host)] as const);
  const behavior = apiBehavior(scope, configuration, route);
  for (const [region, origin] of origins) {
    if (region === configuration.primary) {
      // The first pattern that fits is taken.
      if (configuration.ai?.guessAtEdge) {
        const guess = guessing(scope, configuration, behavior);
        distribution.addBehavior('/v1/sessions/*/completions', origin, guess);
      }
      distribution.addBehavior('/v1/*', origin, behavior);
    } else {
      distribution.addBehavior(`/_r/${region}/*`, origin, {
        ...behavior,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      });
    }
  }
}

/** The same with a guess; the choice of the region stands, since it was made before the origin is asked. */
function guessing(scope: Construct, configuration: Configuration, behavior: Behavior): Behavior {
  const { version } = new GuessFunction(scope, 'Guess', configuration);
  const eventType = LambdaEdgeEventType.ORIGIN_REQUEST;
  return { ...behavior, edgeLambdas: [{ functionVersion: version, eventType, includeBody: true }] };
}

function apiBehavior(scope: Construct, { app }: Configuration, route: EdgeFunction): Behavior {
  return {
    allowedMethods: AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: cachePolicy(scope, app),
    // API Gateway answers 403 to a Host that is not its own.
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
    functionAssociations: [{ function: route, eventType: FunctionEventType.VIEWER_REQUEST }],
  };
}

/**
 * Caches nothing that the API does not allow to be cached, which is everything. It exists for its headers: the
 * edge function sees the viewer's country only where a policy names it, and the managed policy without Host does
 * not. CloudFront refuses headers in a policy whose longest time is zero, hence one second.
 */
function cachePolicy(scope: Construct, app: string): CachePolicy {
  return new CachePolicy(scope, 'NoCache', {
    cachePolicyName: `${app}-api`,
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.seconds(1),
    headerBehavior: CacheHeaderBehavior.allowList('Authorization', 'CloudFront-Viewer-Country'),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.none(),
  });
}

function apiOrigin(region: string, host: string): HttpOrigin {
  return new HttpOrigin(host, {
    originId: `api-${region}`,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    connectionAttempts: 1,
    connectionTimeout: Duration.seconds(3),
    readTimeout: Duration.seconds(30),
  });
}
