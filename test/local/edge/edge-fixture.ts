import type { CloudResource } from '../../../local/engines/engine.ts';

export const POLICY = "default-src 'none'; connect-src 'self' wss://broker.example";

const ROUTE = `import cf from 'cloudfront';
async function handler(event) {
  if (event.request.uri === '/v1/fail') throw new Error('broken');
  if (event.request.uri === '/v1/moved') return { statusCode: 302, headers: { location: { value: '/v1/new' } } };
  const country = event.request.headers['cloudfront-viewer-country'];
  cf.selectRequestOriginById(country && country.value === 'KR' ? 'api-asia' : country ? 'api-dead' : 'api-home');
  return event.request;
}`;

function resource(type: string, logicalId: string, properties: Record<string, unknown>): CloudResource {
  const place = { region: 'us-east-1', accountId: '1', stackName: 'Edge' };
  return { ...place, type, logicalId, physicalName: logicalId, properties };
}

/** A distribution with a site and an API behind a function, and what belongs to it. */
export function resources(
  originRequestPolicyHeaders: string[],
  errors: readonly Record<string, unknown>[] = [],
): CloudResource[] {
  const api = {
    PathPattern: '/v1/*',
    TargetOriginId: 'api-home',
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    CachePolicyId: 'Cache',
    OriginRequestPolicyId: 'Policy',
    ResponseHeadersPolicyId: 'Security',
    FunctionAssociations: [
      { EventType: 'viewer-request', FunctionARN: 'arn:aws:cloudfront::1:function/Route' },
    ],
  };
  const origins = ['home', 'asia', 'dead'].map((name) => ({
    Id: `api-${name}`,
    DomainName: `${name}.example`,
  }));
  return [
    resource('AWS::CloudFront::Function', 'Route', { Name: 'Route', FunctionCode: ROUTE }),
    resource('AWS::CloudFront::CachePolicy', 'Cache', {
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: { HeadersConfig: { Headers: ['Authorization'] } },
      },
    }),
    resource('AWS::CloudFront::OriginRequestPolicy', 'Policy', {
      OriginRequestPolicyConfig: { HeadersConfig: { Headers: originRequestPolicyHeaders } },
    }),
    resource('AWS::CloudFront::ResponseHeadersPolicy', 'Security', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentTypeOptions: { Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true },
        },
      },
    }),
    resource('AWS::CloudFront::ResponseHeadersPolicy', 'Site', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: POLICY, Override: true } },
      },
    }),
    resource('AWS::CloudFront::Distribution', 'Distribution', {
      DistributionConfig: {
        Origins: [...origins, { Id: 'site', DomainName: 'bucket.example' }],
        CacheBehaviors: [api],
        DefaultCacheBehavior: { TargetOriginId: 'site', ResponseHeadersPolicyId: 'Site' },
        DefaultRootObject: 'index.html',
        CustomErrorResponses: errors,
      },
    }),
  ];
}
