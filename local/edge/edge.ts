import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gateway } from '../gateway/gateway.ts';
import { type LoopbackServer, type RequestListener, serveLoopback } from '../loopback/serve.ts';
import { type Behaviour, behaviourFor, type Distribution } from './distribution.ts';
import { answerFailure, edgeHeaders } from './edge-answer.ts';
import { createErrorCache } from './error-cache.ts';
import { createOriginProxy, type Forwarding, type OriginProxy } from './origin-proxy.ts';
import { type Invoke, throughFunction } from './origin-request.ts';
import { answerFromSite, type Site } from './site.ts';
import { originHeadersOf, originPathOf, type ViewerRequest, viewerRequestOf } from './viewer-request.ts';

/** Where an origin of the distribution is on this machine. */
export type LocalOrigin =
  | { readonly url: string; readonly name: string; readonly gateway?: Gateway | undefined }
  | 'site';

export interface EdgeOptions {
  readonly port: number;
  readonly distribution: Distribution;
  readonly site: Site;
  /** What stands behind an origin's domain name; undefined for a name that is nobody's here. */
  readonly originOf: (domainName: string) => LocalOrigin | undefined;
  /** What the functions' store holds; null where it cannot be read. */
  readonly keyValues: () => Promise<Readonly<Record<string, string>> | null>;
  /** Runs the distribution's Lambda@Edge functions. */
  readonly invoke: Invoke;
  /** Region whose edge cache viewers are near to. */
  readonly edgeRegion: string;
  /** Country of viewers who send none; undefined leaves it unknown. */
  readonly defaultCountry: string | undefined;
}

const COUNTRY = 'cloudfront-viewer-country';

/** Stands in for CloudFront: behaviours, the built edge function in its sandbox, origins on this machine. */
export async function startEdge(options: EdgeOptions): Promise<LoopbackServer> {
  const errors = createErrorCache(options.distribution.errorSeconds, () => performance.now());
  const proxy = createOriginProxy(errors);
  const server = await serveLoopback(options.port, listener(options, proxy));
  return {
    ...server,
    close: async (graceMs) => {
      await server.close(graceMs);
      proxy.close();
    },
  };
}

function listener(options: EdgeOptions, proxy: OriginProxy): RequestListener {
  return (incoming, response) => {
    const behaviour = behaviourFor(options.distribution, incoming.url?.split('?')[0] ?? '/');
    answer(options, proxy, behaviour, incoming, response).catch((error) =>
      answerFailure(response, 'function', String(error)),
    );
  };
}

async function answer(
  options: EdgeOptions,
  proxy: OriginProxy,
  behaviour: Behaviour,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!behaviour.allowedMethods.includes(incoming.method ?? 'GET')) {
    return answerFailure(response, 'method', `allowed are ${behaviour.allowedMethods.join(', ')}.`);
  }
  const viewer = withCountry(viewerRequestOf(incoming), behaviour, options.defaultCountry);
  const { request, originId } = await routed(options, behaviour, viewer, incoming);
  if ('statusCode' in request) return answerOfFunction(response, request);
  return fromOrigin(options, proxy, originId, behaviour, incoming, response, request as ViewerRequest);
}

/** Real CloudFront finds the country out by address. Here the caller may say it, so that one laptop can be Seoul. */
function withCountry(
  request: ViewerRequest,
  { seesCountry }: Behaviour,
  defaultCountry: string | undefined,
): ViewerRequest {
  const { [COUNTRY]: given, ...headers } = request.headers;
  const country = given?.value ?? defaultCountry;
  return {
    ...request,
    headers: seesCountry && country ? { ...headers, [COUNTRY]: { value: country } } : headers,
  };
}

async function routed(
  { keyValues, edgeRegion }: EdgeOptions,
  behaviour: Behaviour,
  request: ViewerRequest,
  { socket }: IncomingMessage,
): Promise<{ request: ViewerRequest | Record<string, unknown>; originId: string }> {
  if (!behaviour.viewerRequest) return { request, originId: behaviour.originId };
  const event = {
    version: '1.0',
    context: { eventType: 'viewer-request', distributionDomainName: 'local.cloudfront.net' },
    viewer: { ip: socket.remoteAddress ?? '127.0.0.1' },
    request,
  };
  const outcome = behaviour.viewerRequest(event, { keyValues: await keyValues(), edgeRegion });
  return { request: outcome.result, originId: outcome.originId ?? behaviour.originId };
}

async function fromOrigin(
  { distribution, originOf, site, invoke }: EdgeOptions,
  proxy: OriginProxy,
  originId: string,
  behaviour: Behaviour,
  incoming: IncomingMessage,
  response: ServerResponse,
  request: ViewerRequest,
): Promise<void> {
  const origin = distribution.origins.get(originId);
  const local = origin && originOf(origin.domainName);
  if (!origin || !local) {
    return answerFailure(
      response,
      origin ? 'origin-dead' : 'function',
      `nothing here is the origin ${originId}.`,
    );
  }
  if (local === 'site') {
    const uri = request.uri === '/' ? `/${distribution.defaultRootObject}` : request.uri;
    return answerFromSite(response, site, uri, behaviour.responseHeaders);
  }
  const { originRequest } = behaviour;
  const beforeOrigin =
    originRequest &&
    ((forwarding: Forwarding) => throughFunction(originRequest, invoke, incoming, origin, forwarding));
  const forwarding = {
    originUrl: local.url,
    gateway: local.gateway,
    method: request.method,
    path: `${origin.path}${originPathOf(request)}`,
    headers: { ...originHeadersOf(request), ...addedHeaders(incoming), ...origin.customHeaders },
    responseHeaders: { ...behaviour.responseHeaders, 'x-local-origin': local.name },
    cacheKey: cacheKeyOf(request, behaviour),
  };
  return proxy.forward(incoming, response, forwarding, beforeOrigin);
}

/** The origin is no part of it: a region that failed speaks for the next one, too. */
function cacheKeyOf(request: ViewerRequest, { cacheKeyHeaders }: Behaviour): string | undefined {
  if (!['GET', 'HEAD'].includes(request.method)) return undefined;
  const headers = cacheKeyHeaders.map((name) => request.headers[name]?.value);
  return JSON.stringify([request.method, originPathOf(request), headers]);
}

function addedHeaders({ headers, socket }: IncomingMessage): Record<string, string> {
  const before = headers['x-forwarded-for'];
  const viewer = socket.remoteAddress ?? '127.0.0.1';
  return {
    'x-forwarded-for': [before, viewer].flat().filter(Boolean).join(', '),
    via: 'local.cloudfront.net',
  };
}

function answerOfFunction(response: ServerResponse, result: Record<string, unknown>): void {
  const { statusCode, statusDescription, headers, body } = result as {
    statusCode: number;
    statusDescription?: string;
    headers?: Record<string, { value: string }>;
    body?: string | { data: string };
  };
  const named = Object.entries(headers ?? {}).map(([name, { value }]) => [name, value]);
  response.writeHead(statusCode, statusDescription, {
    ...edgeHeaders('FunctionGeneratedResponse'),
    ...Object.fromEntries(named),
  });
  response.end(typeof body === 'object' ? body.data : body);
}
