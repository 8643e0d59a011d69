import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream/promises';
import { answerFailure, edgeHeaders } from './edge-answer.ts';

/** One request on its way to an origin. */
export interface Forwarding {
  /** `http://127.0.0.1:8090` */
  readonly originUrl: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Added to the answer, over what the origin says. */
  readonly responseHeaders: Readonly<Record<string, string>>;
}

export interface OriginProxy {
  /** Streams a request to its origin and the answer back. */
  forward(incoming: IncomingMessage, response: ServerResponse, forwarding: Forwarding): Promise<void>;
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

/** Keeps connections to the origins open between requests, as CloudFront does. */
export function createOriginProxy(): OriginProxy {
  const agent = new Agent({ keepAlive: true });
  return {
    close: () => agent.destroy(),
    forward: async (incoming, response, forwarding) => {
      try {
        const answer = await ask(agent, incoming, forwarding);
        response.writeHead(answer.statusCode ?? 502, {
          ...forwardable(answer.headers),
          ...edgeHeaders('Miss'),
          ...forwarding.responseHeaders,
        });
        await pipeline(answer, response);
      } catch (error) {
        const silent = error instanceof SilentOrigin;
        answerFailure(
          response,
          silent ? 'origin-silent' : 'origin-dead',
          `${forwarding.originUrl}: ${error}`,
        );
      }
    },
  };
}

class SilentOrigin extends Error {}

function ask(agent: Agent, incoming: IncomingMessage, forwarding: Forwarding): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, path, headers } = forwarding;
    const outgoing = request(new URL(forwarding.originUrl), {
      agent,
      method,
      path,
      headers: withFraming(incoming, forwardable(headers)),
      timeout: READ_TIMEOUT_MS,
    });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.once('timeout', () => outgoing.destroy(new SilentOrigin('no answer in time')));
    // A viewer who gives up takes the request to the origin along.
    incoming.once('error', (error) => outgoing.destroy(error));
    incoming.pipe(outgoing);
  });
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
