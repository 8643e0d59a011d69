import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WritableFaultBoard } from '../faults/fault-board.ts';
import { InvalidFaults } from '../faults/valid-faults.ts';
import { readBody } from '../loopback/read-body.ts';
import type { RequestListener } from '../loopback/serve.ts';
import type { Activity } from './activity.ts';
import { BadRequest, membersOf } from './bad-request.ts';
import { streamActivity } from './event-stream.ts';
import type { Issuer } from './issuer.ts';
import type { Journal } from './journal.ts';
import type { Letters } from './letters.ts';
import type { Marks } from './marks.ts';
import { type OAuthOptions, oauthListener } from './oauth/oauth-listener.ts';
import type { Observer } from './observer.ts';
import type { Redrive } from './redrive.ts';
import type { Sampling } from './sample.ts';
import { tokenRequestOf } from './token-request.ts';

export interface ConsoleOptions {
  /** Where the console is served, without a trailing slash. */
  readonly url: string;
  /** Where the page is, for whoever opens the console's own address in a browser. */
  readonly page: string;
  readonly issuer: Issuer;
  /** The page as a client of the issuer. */
  readonly client: OAuthOptions['client'];
  readonly faults: WritableFaultBoard;
  readonly activity: Activity;
  readonly sampling: Sampling;
  readonly journal: Journal;
  readonly observer: Pick<Observer, 'traces'>;
  readonly letters: Letters;
  readonly redrive: Redrive;
  readonly marks: Marks;
  readonly status: () => Promise<unknown>;
}

type Handler = (options: ConsoleOptions, request: IncomingMessage) => unknown | Promise<unknown>;

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /.well-known/openid-configuration': ({ issuer, url }) => issuer.discovery(url),
  'GET /.well-known/jwks.json': ({ issuer }) => issuer.jwks(),
  'GET /_local/status': ({ status }) => status(),
  'POST /_local/token': async ({ issuer }, request) => ({
    token: await issuer.token(tokenRequestOf(await jsonOf(request, '{"sub":"kim"}'))),
  }),
  'GET /_local/faults': ({ faults }) => faults.current,
  'PUT /_local/faults': async ({ faults }, request) =>
    faults.change(await jsonOf(request, '{"regions":{"eu-west-1":"down"}}')),
  'DELETE /_local/faults': ({ faults }) => faults.reset(),
  'GET /_local/marks': ({ marks }) => marks.current(),
  'PUT /_local/marks': async ({ marks }, request) =>
    marks.change(await jsonOf(request, '{"eu-west-1":"draining"}')),
  'GET /_local/letters': ({ letters }) => letters.list(),
  'POST /_local/letters': async ({ letters }, request) =>
    letters.bury(
      await jsonOf(request, '{"region":"eu-west-1","queue":"meridian-bulk-dead-letters","body":"text"}'),
    ),
  'POST /_local/redrive': async ({ redrive }, request) =>
    redrive.start(
      await jsonOf(
        request,
        '{"letters":[{"region":"eu-west-1","queue":"meridian-bulk-dead-letters","messageId":"id"}]}',
      ),
    ),
  'DELETE /_local/redrive': ({ redrive }) => redrive.cancel(),
  'GET /_local/search': search,
};

const STREAM = 'GET /_local/stream';
// A long letter is 1 MiB, and JSON escapes it.
const MAX_BODY_BYTES = 4 * 1024 * 1024;
const MOST_LINES = 300;
const MOST_TRACES = 50;

/** The control API of the local cloud, with the built-in issuer's documents. */
export function consoleListener(options: ConsoleOptions): RequestListener {
  const { issuer, client } = options;
  const signIn = oauthListener({ issuer, client, nowMs: Date.now });
  return (request, response) => {
    allowPagesOfThisMachine(request, response);
    const path = request.url?.split('?')[0] ?? '/';
    const route = `${request.method} ${path}`;
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (route === 'GET /') return void response.writeHead(302, { location: options.page }).end();
    if (signIn(request, response)) return;
    answer(options, request, response, route).then(
      (answered) => answered && send(response, ...answered),
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
  response: ServerResponse,
  route: string,
): Promise<[number, unknown] | undefined> {
  if (route === STREAM) {
    streamActivity(request, response, options);
    return undefined;
  }
  const handler = ROUTES[route];
  if (handler) return [200, await handler(options, request)];
  const known = [...Object.keys(ROUTES), STREAM].join(', ');
  return [404, { message: `The console has no ${route}. It has: ${known}.` }];
}

function failure(error: unknown): [number, unknown] {
  const message = error instanceof Error ? error.message : String(error);
  return [error instanceof BadRequest || error instanceof InvalidFaults ? 400 : 500, { message }];
}

/** Log lines and traces that a text is found in: an id of a request, an event or a session. */
function search({ journal, observer }: ConsoleOptions, { url = '/' }: IncomingMessage): object {
  const asked = Object.fromEntries(new URL(url, 'http://localhost').searchParams);
  const text = String(membersOf(asked, ['text']).text ?? '');
  return { lines: journal.find(text, MOST_LINES), traces: text ? observer.traces(text, MOST_TRACES) : [] };
}

/** @throws BadRequest that shows `example` where the body is none */
async function jsonOf(request: IncomingMessage, example: string): Promise<unknown> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) throw new BadRequest(`The body is longer than ${MAX_BODY_BYTES} bytes.`);
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new BadRequest(`The body is no JSON. Send an object, for example ${example}.`);
  }
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
