import { randomUUID } from 'node:crypto';
import type { ApiRequest } from './api-request.ts';
import type { HttpApi } from './http-api.ts';
import type { RouteMatch } from './route-matcher.ts';

/** A request after it is read: its path is decoded, its query string is not. */
export interface GatewayRequest extends Omit<ApiRequest, 'url' | 'body'> {
  readonly path: string;
  readonly rawQueryString: string;
  readonly body: Buffer;
  readonly requestId: string;
}

/** What the JWT authorizer hands on. */
export interface JwtIdentity {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

/**
 * The event of payload format 2.0. Members without a value are left out, as API Gateway does.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function requestEvent(
  api: HttpApi,
  { route, pathParameters }: RouteMatch,
  request: GatewayRequest,
  identity: JwtIdentity | undefined,
): Record<string, unknown> {
  const { cookie, ...headers } = headersOf(request);
  const query = queryOf(request.rawQueryString);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: request.path,
    rawQueryString: request.rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: contextOf(api, route.key, request, identity),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...bodyOf(request),
  };
}

function contextOf(
  api: HttpApi,
  routeKey: string,
  request: GatewayRequest,
  identity: JwtIdentity | undefined,
): Record<string, unknown> {
  const { headers, remoteAddress, httpVersion } = request;
  const now = new Date();
  return {
    accountId: api.accountId,
    apiId: api.apiId,
    ...(identity && { authorizer: { jwt: identity } }),
    domainName: `${api.apiId}.execute-api.${api.region}.amazonaws.com`,
    domainPrefix: api.apiId,
    http: {
      method: request.method,
      path: request.path,
      protocol: `HTTP/${httpVersion}`,
      sourceIp: remoteAddress,
      userAgent: headers['user-agent']?.[0] ?? '',
    },
    requestId: request.requestId,
    routeKey,
    stage: api.stage,
    time: commonLogTime(now),
    timeEpoch: now.getTime(),
  };
}

/** Repeated headers joined by commas, names in lower case, with those that API Gateway adds. */
function headersOf(request: GatewayRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headers)) {
    headers[name] = (values ?? []).join(name === 'cookie' ? '; ' : ',');
  }
  headers['x-amzn-trace-id'] ??=
    `Root=1-${seconds(Date.now())}-${randomUUID().replaceAll('-', '').slice(0, 24)}`;
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], request.remoteAddress].filter(Boolean).join(', ');
  headers['x-forwarded-port'] ??= request.localPort;
  headers['x-forwarded-proto'] ??= 'http';
  return headers;
}

function seconds(epochMs: number): string {
  return Math.floor(epochMs / 1000).toString(16);
}

function queryOf(rawQueryString: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return query;
}

/**
 * These content types, with any parameters, arrive as text; everything else is base64, a missing type,
 * `+json` and form bodies included. Observed on AWS: https://github.com/ministackorg/ministack/pull/766
 */
const TEXT = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;

function bodyOf({ body, headers }: GatewayRequest): Record<string, unknown> {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT.test(headers['content-type']?.[0] ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
