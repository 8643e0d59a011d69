import type { HttpRequest } from '../../../lambdas/http/http-request.ts';

interface Wanted {
  readonly routeKey?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly pathParameters?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly claims?: Record<string, unknown>;
}

export const ISSUER = 'https://issuer.example';

/** A request as API Gateway hands it over, signed in as Ada. */
export function request(wanted: Wanted): HttpRequest {
  const { routeKey = '$default', claims = { sub: 'ada', iss: ISSUER, tenant: 'acme' } } = wanted;
  const [method = 'GET', path = '/'] = routeKey.split(' ');
  return {
    version: '2.0',
    routeKey,
    rawPath: wanted.path ?? path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...wanted.headers },
    requestContext: {
      requestId: 'request-1',
      routeKey,
      http: { method: wanted.method ?? method, path: wanted.path ?? path },
      authorizer: { jwt: { claims } },
    } as unknown as HttpRequest['requestContext'],
    isBase64Encoded: wanted.isBase64Encoded ?? false,
    ...(wanted.body === undefined ? {} : { body: wanted.body }),
    ...(wanted.query === undefined ? {} : { queryStringParameters: wanted.query }),
    ...(wanted.pathParameters === undefined ? {} : { pathParameters: wanted.pathParameters }),
  };
}
