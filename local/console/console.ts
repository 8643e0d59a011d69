import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WritableFaultBoard } from '../faults/fault-board.ts';
import { InvalidFaults } from '../faults/valid-faults.ts';
import { readBody } from '../loopback/read-body.ts';
import type { RequestListener } from '../loopback/serve.ts';
import type { Activity } from './activity.ts';
import { streamActivity } from './event-stream.ts';
import type { Issuer, TokenRequest } from './issuer.ts';

export interface ConsoleOptions {
  /** Where the console is served, without a trailing slash. */
  readonly url: string;
  readonly issuer: Issuer;
  readonly faults: WritableFaultBoard;
  readonly activity: Activity;
  readonly status: () => Promise<unknown>;
}

type Handler = (options: ConsoleOptions, request: IncomingMessage) => unknown | Promise<unknown>;

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /.well-known/openid-configuration': ({ issuer, url }) => issuer.discovery(url),
  'GET /.well-known/jwks.json': ({ issuer }) => issuer.jwks(),
  'GET /_local/status': ({ status }) => status(),
  'POST /_local/token': async ({ issuer }, request) => ({
    token: await issuer.token(tokenRequestOf(await jsonOf(request))),
  }),
  'GET /_local/faults': ({ faults }) => faults.current,
  'PUT /_local/faults': async ({ faults }, request) => faults.change(await jsonOf(request)),
  'DELETE /_local/faults': ({ faults }) => faults.reset(),
};

/** A request that the console cannot understand; the message says why. */
class BadRequest extends Error {}

const MAX_BODY_BYTES = 1024 * 1024;

/** The control API of the local cloud, with the built-in issuer's documents. */
export function consoleListener(options: ConsoleOptions): RequestListener {
  return (request, response) => {
    allowPagesOfThisMachine(request, response);
    const path = request.url?.split('?')[0] ?? '/';
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (`${request.method} ${path}` === 'GET /_local/stream') {
      return streamActivity(request, response, options.activity);
    }
    answer(options, request, path).then(
      ([status, body]) => send(response, status, body),
      (error) => send(response, ...failure(error)),
    );
  };
}

/** Answers while the cloud starts. */
export const startingListener: RequestListener = (_, response) => {
  response.setHeader('retry-after', '1');
  send(response, 503, { ready: false, message: 'The local cloud is starting; ask again in a second.' });
};

async function answer(
  options: ConsoleOptions,
  request: IncomingMessage,
  path: string,
): Promise<[number, unknown]> {
  const handler = ROUTES[`${request.method} ${path}`];
  if (handler) return [200, await handler(options, request)];
  const known = [...Object.keys(ROUTES), 'GET /_local/stream'].join(', ');
  return [404, { message: `The console has no ${request.method} ${path}. It has: ${known}.` }];
}

function failure(error: unknown): [number, unknown] {
  const message = error instanceof Error ? error.message : String(error);
  return [error instanceof BadRequest || error instanceof InvalidFaults ? 400 : 500, { message }];
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) throw new BadRequest(`The body is longer than ${MAX_BODY_BYTES} bytes.`);
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new BadRequest('The body is no JSON. Send an object, for example {"sub":"kim"}.');
  }
}

function tokenRequestOf(body: unknown): TokenRequest {
  const { sub, tenant, expiresIn, ...others } = (body ?? {}) as Record<string, unknown>;
  if (typeof sub !== 'string' || sub === '') {
    throw new BadRequest(`sub is ${JSON.stringify(sub)}; it must be the name of a person, as text.`);
  }
  if (tenant !== undefined && typeof tenant !== 'string') {
    throw new BadRequest(`tenant is ${JSON.stringify(tenant)}; it must be text, or be left out.`);
  }
  if (expiresIn !== undefined && !Number.isInteger(expiresIn)) {
    throw new BadRequest(`expiresIn is ${JSON.stringify(expiresIn)}; it must be a whole number of seconds.`);
  }
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new BadRequest(`There is no member ${unknown}; a token takes sub, tenant and expiresIn.`);
  }
  return {
    sub,
    ...(tenant !== undefined && { tenant }),
    ...(expiresIn !== undefined && { expiresIn: Number(expiresIn) }),
  };
}

/** The page is served from the edge's port, which makes the console another origin. */
function allowPagesOfThisMachine({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.setHeader('vary', 'origin');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
