import { randomBytes } from 'node:crypto';
import { readBody } from '../loopback/read-body.ts';
import type { RequestListener } from '../loopback/serve.ts';
import { type ApiRequest, apiRequestOf } from './api-request.ts';
import { preflight, readableElsewhere } from './cors.ts';
import { functionResponse, type GatewayResponse, ownResponse, send } from './gateway-response.ts';
import type { HttpApi } from './http-api.ts';
import { authorize } from './jwt-authorizer.ts';
import { type GatewayRequest, type JwtIdentity, requestEvent } from './request-event.ts';
import { type MatchRoute, type RouteMatch, routeMatcher } from './route-matcher.ts';
import { createThrottle } from './throttle.ts';
import { type KeysOf, type VerifyToken, verifiedTokens } from './verified-tokens.ts';

/** A synchronous invocation. Rejects where the function cannot be started: throttled, or its region is down. */
export type Invoke = (
  functionName: string,
  region: string,
  payload: string,
  unheard: AbortSignal,
) => Promise<InvokeResult>;

export interface InvokeResult {
  readonly payload: string;
  /** `Unhandled`, where the function failed. */
  readonly functionError?: string;
}

export interface GatewayOptions {
  readonly api: HttpApi;
  readonly invoke: Invoke;
  readonly keysOf: KeysOf;
  readonly isDown: () => boolean;
  /** Whether the function's resource policy lets this route of the API invoke it. */
  readonly mayInvoke: (functionName: string, sourceArn: string) => boolean;
}

/** Payload quota of HTTP APIs. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** One HTTP API. */
export interface Gateway {
  /** Never rejects. */
  answer(request: ApiRequest): Promise<GatewayResponse>;
}

/** Makes the gateway of one HTTP API. */
export function createGateway(options: GatewayOptions): Gateway {
  const ready: Ready = {
    ...options,
    mayPass: createThrottle(options.api.throttle, () => performance.now()),
    matchRoute: routeMatcher(options.api.routes),
    verify: verifiedTokens(options.keysOf, Date.now),
  };
  return {
    async answer(request) {
      const requestId = randomBytes(12).toString('base64url');
      const answered = await answer(ready, request, requestId).catch(() =>
        ownResponse(500, 'Internal Server Error'),
      );
      const { headers, ...rest } = readableElsewhere(ready.api.cors, request, answered);
      return { ...rest, headers: { ...headers, 'apigw-requestid': requestId } };
    },
  };
}

/** The gateway at a socket. */
export function gatewayListener(gateway: Gateway): RequestListener {
  return async (message, response) => {
    const answered = await gateway.answer(apiRequestOf(message, response));
    if (response.destroyed) return;
    try {
      send(response, answered);
    } catch {
      // A header of the function's holds what no header can.
      send(response, ownResponse(500, 'Internal Server Error'));
    }
  };
}

interface Ready extends GatewayOptions {
  readonly mayPass: () => boolean;
  readonly matchRoute: MatchRoute;
  readonly verify: VerifyToken;
}

async function answer(ready: Ready, asked: ApiRequest, requestId: string): Promise<GatewayResponse> {
  const body = await readBody(asked.body, MAX_BODY_BYTES);
  if (ready.isDown()) return ownResponse(503, 'Service Unavailable');
  const leave = preflight(ready.api.cors, asked);
  if (leave) return leave;
  if (!ready.mayPass()) return ownResponse(429, 'Too Many Requests');
  if (!body) return ownResponse(413, 'Request Entity Too Large');
  const target = targetOf(asked);
  if (!target) return ownResponse(400, 'Bad Request');
  const match = ready.matchRoute(asked.method, target.path);
  if (!match) return ownResponse(404, 'Not Found');
  return routed(ready, match, { ...asked, ...target, body, requestId });
}

async function routed(
  { api, invoke, mayInvoke, verify }: Ready,
  match: RouteMatch,
  request: GatewayRequest,
): Promise<GatewayResponse> {
  const { authorizer, scopes } = match.route;
  let identity: JwtIdentity | undefined;
  if (authorizer) {
    const header = request.headers[authorizer.header]?.[0];
    const authorization = await authorize(authorizer, scopes, header, verify);
    if ('refusal' in authorization) return authorization.refusal;
    identity = authorization.identity;
  }
  const event = requestEvent(api, match, request, identity);
  const { functionName, timeoutMs, key } = match.route;
  if (!mayInvoke(functionName, sourceArnOf(api, key))) return ownResponse(500, 'Internal Server Error');
  const unheard = AbortSignal.any([request.unheard, AbortSignal.timeout(timeoutMs)]);
  return invoked(timeoutMs, invoke(functionName, api.region, JSON.stringify(event), unheard));
}

/** What a function's resource policy is asked about: stage, method and path of a route, or its key alone. */
function sourceArnOf({ apiId, region, accountId, stage }: HttpApi, key: string): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stage}/${key.replace(' ', '')}`;
}

async function invoked(timeoutMs: number, invocation: Promise<InvokeResult>): Promise<GatewayResponse> {
  const result = await within(timeoutMs, invocation).catch(() => undefined);
  if (!result) return ownResponse(503, 'Service Unavailable');
  return result.functionError === undefined
    ? functionResponse(result.payload)
    : ownResponse(500, 'Internal Server Error');
}

/** HTTP APIs decode the path, `%2F` included, before they choose the route. */
function targetOf({ url }: ApiRequest): Target | undefined {
  const [path = '/', ...query] = url.split('?');
  try {
    return { path: decodeURIComponent(path), rawQueryString: query.join('?') };
  } catch {
    return undefined;
  }
}

type Target = Pick<GatewayRequest, 'path' | 'rawQueryString'>;

function within<T>(timeoutMs: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
