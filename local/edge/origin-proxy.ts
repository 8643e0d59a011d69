import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ApiRequest, unheardOf } from '../gateway/api-request.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { readBody } from '../loopback/read-body.ts';
import { edgeHeaders, failureAnswer, sendError } from './edge-answer.ts';
import type { ErrorAnswer, ErrorCache } from './error-cache.ts';

/** One request on its way to an origin. */
export interface Forwarding {
  /** `http://127.0.0.1:8090` */
  readonly originUrl: string;
  /** What answers there, where it is in this process: handed over, a request needs no socket. */
  readonly gateway: Gateway | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Added to the answer, over what the origin says. */
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** Requests with the same key share their errors; undefined shares none. */
  readonly cacheKey: string | undefined;
  /** Sent in place of what the viewer sends. */
  readonly body?: Buffer;
}

/** What happens to a request before its origin is asked; an answer is given in the origin's place. */
export type BeforeOrigin = (forwarding: Forwarding) => Promise<Forwarding | ErrorAnswer>;

export interface OriginProxy {
  /** Streams a request to its origin and the answer back. */
  forward(
    incoming: IncomingMessage,
    response: ServerResponse,
    forwarding: Forwarding,
    beforeOrigin?: BeforeOrigin,
  ): Promise<void>;
  close(): void;
}

/** How long CloudFront waits for an origin, by default. */
const READ_TIMEOUT_MS = 30_000;

/** Headers of one connection, RFC 9110 §7.6.1, and `Host`, which names the origin from here on. */
const NOT_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'expect',
]);

/** Keeps connections to the origins open between requests, as CloudFront does, and what failed in `errors`. */
export function createOriginProxy(errors: ErrorCache): OriginProxy {
  const agent = new Agent({ keepAlive: true });
  return {
    close: () => agent.destroy(),
    forward: async (incoming, response, forwarding, beforeOrigin) => {
      const { cacheKey } = forwarding;
      const known = cacheKey && errors.find(cacheKey);
      if (known) return sendError(response, known);
      const ready = await (beforeOrigin?.(forwarding) ?? forwarding);
      const error = 'statusCode' in ready ? ready : await forwarded(agent, incoming, response, ready);
      if (!error) return;
      if (cacheKey) errors.keep(cacheKey, error);
      sendError(response, error);
    },
  };
}

/** Streams what the origin answers; an error comes back instead, unsent. */
async function forwarded(
  agent: Agent,
  incoming: IncomingMessage,
  response: ServerResponse,
  forwarding: Forwarding,
): Promise<ErrorAnswer | undefined> {
  try {
    const answer = await (forwarding.gateway
      ? handOver(forwarding.gateway, incoming, unheardOf(response), forwarding)
      : ask(agent, incoming, forwarding));
    const { statusCode = 502 } = answer;
    const headersOf = (cache: string) => ({
      ...forwardable(answer.headers),
      ...edgeHeaders(cache),
      ...forwarding.responseHeaders,
    });
    if (statusCode >= 400) {
      const body = Buffer.isBuffer(answer.body) ? answer.body : await readBody(answer.body);
      return { statusCode, headers: headersOf('Error'), body };
    }
    response.writeHead(statusCode, headersOf('Miss'));
    if (Buffer.isBuffer(answer.body)) response.end(answer.body);
    else await pipeline(answer.body, response);
    return undefined;
  } catch (error) {
    const failure = error instanceof SilentOrigin ? 'origin-silent' : 'origin-dead';
    return failureAnswer(failure, `${forwarding.originUrl}: ${error}`);
  }
}

class SilentOrigin extends Error {}

/** An origin's answer, in whole or still on its way. */
interface OriginAnswer {
  readonly statusCode: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | IncomingMessage;
}

async function handOver(
  gateway: Gateway,
  incoming: IncomingMessage,
  unheard: AbortSignal,
  { originUrl, method, path, headers, body }: Forwarding,
): Promise<OriginAnswer> {
  const { host, port } = new URL(originUrl);
  const sent = body ? { ...forwardable(headers), ...framingOf(body) } : forwardable(headers);
  const named = Object.entries({ ...sent, host }).map(([name, value]) => [name, [value]]);
  const request: ApiRequest = {
    method,
    url: path,
    httpVersion: incoming.httpVersion,
    headers: Object.fromEntries(named),
    remoteAddress: incoming.socket.remoteAddress ?? '127.0.0.1',
    localPort: port,
    body: body ? Readable.from([body]) : incoming,
    unheard,
  };
  const { cookies, body: content, ...answered } = await gateway.answer(request);
  const length = method === 'HEAD' ? {} : { 'content-length': String(content.length) };
  const cookie = cookies.length > 0 ? { 'set-cookie': [...cookies] } : {};
  return {
    statusCode: answered.statusCode,
    headers: { ...answered.headers, ...length, ...cookie },
    body: content,
  };
}

function ask(agent: Agent, incoming: IncomingMessage, forwarding: Forwarding): Promise<OriginAnswer> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = forwarding;
    const outgoing = request(new URL(forwarding.originUrl), {
      agent,
      method,
      path,
      headers: body
        ? { ...forwardable(headers), ...framingOf(body) }
        : withFraming(incoming, forwardable(headers)),
      timeout: READ_TIMEOUT_MS,
    });
    outgoing.once('response', (answer) =>
      resolve({ statusCode: answer.statusCode, headers: answer.headers, body: answer }),
    );
    outgoing.once('error', reject);
    outgoing.once('timeout', () => outgoing.destroy(new SilentOrigin('no answer in time')));
    // A viewer who gives up takes the request to the origin along.
    incoming.once('error', (error) => outgoing.destroy(error));
    if (body) outgoing.end(body);
    else incoming.pipe(outgoing);
  });
}

function framingOf(body: Buffer): Record<string, string> {
  return body.length > 0 ? { 'content-length': String(body.length) } : {};
}

/** A body of unknown length keeps its framing: without it a DELETE would be sent without its body. */
function withFraming(incoming: IncomingMessage, headers: Record<string, string>): Record<string, string> {
  const chunked = incoming.headers['transfer-encoding'] !== undefined;
  return chunked ? { ...headers, 'transfer-encoding': 'chunked' } : headers;
}

function forwardable(headers: IncomingHttpHeaders): Record<string, string> {
  const named = [headers.connection ?? '']
    .flat()
    .join(',')
    .toLowerCase()
    .split(/\s*,\s*/);
  const kept = Object.entries(headers).filter(([name]) => !NOT_FORWARDED.has(name) && !named.includes(name));
  return Object.fromEntries(kept) as Record<string, string>;
}
