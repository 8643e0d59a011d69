// Longer than other files: its one test needs a cloud and everything that is sent to it.
import { randomInt } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { HttpRequest } from '../../lambdas/http/http-request.ts';
import { type CloudProcess, forget, startCloudProcess, until } from '../../local/testing/cloud-process.ts';
import { OPERATIONS } from '../fuzz/http/described.ts';
import { hostile } from '../fuzz/http/requests.ts';

interface Told {
  readonly status: number;
  readonly text: string;
}

const REGION = 'eu-west-1';
const SEED = randomInt(2 ** 31);
const REQUESTS_PER_OPERATION = 8;
const ANSWERED_WITHIN_MS = 30_000;

/** What no HTTP client sends. Each is refused or cut off, and harms nobody else. */
const MALFORMED: readonly (readonly [what: string, bytes: string])[] = [
  ['no HTTP at all', '\u0000\u0001\u0002\r\n\r\n'],
  ['an unknown method', 'BREW /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  ['no host', 'GET /v1/health HTTP/1.1\r\n\r\n'],
  ['a broken escape', 'GET /v1/sessions/%zz/profile HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  ['a header of 100 KB', `GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  [
    'two lengths',
    'POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
  ],
  [
    'a length and chunks',
    'POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'a chunk without a size',
    'POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
  ],
  ['a header with a null', 'GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\u0000b\r\n\r\n'],
];

describe('hostile requests through the edge and a region’s gateway', () => {
  let cloud: CloudProcess;
  let token: string;
  let session: string;
  /** Id of the event that created it. */
  let created: string;

  beforeAll(async () => {
    cloud = await startCloudProcess();
    token = await cloud.token('ada');
    const { json } = await cloud.api(REGION, '/v1/sessions', { method: 'POST', token, body: {} });
    session = String(json.sessionId);
    created = String(json.eventId);
    await until(
      () => cloud.api(REGION, `/v1/sessions/${session}/profile`, { token }),
      ({ status }) => status === 200,
      30_000,
    );
  }, 90_000);
  afterAll(async () => {
    await cloud?.stop();
    if (cloud) await forget(cloud);
  });

  /** The request on the wire; undefined where no client could write it. */
  function send(base: string, request: HttpRequest): Promise<Told | undefined> {
    const { headers, body, isBase64Encoded } = request;
    const bytes = body === undefined ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    const options = {
      method: request.routeKey.split(' ')[0],
      headers: { ...headers, authorization: `Bearer ${token}`, 'content-length': bytes?.length ?? 0 },
      timeout: ANSWERED_WITHIN_MS,
    };
    return new Promise((resolve, reject) => {
      try {
        const sent = httpRequest(`${base}${pathOf(request)}`, options, (response) => {
          textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
        });
        sent.on('timeout', () => sent.destroy(new Error(`Not answered: ${pathOf(request)}`)));
        sent.on('error', reject);
        sent.end(bytes);
      } catch {
        resolve(undefined);
      }
    });
  }

  /** Sends hostile requests of each operation; what was accepted, and answers that are errors of ours. */
  async function sendAll(): Promise<{ accepted: string[]; wrong: string[] }> {
    const known = { sessions: [session], eventIds: [created] };
    const bases = [cloud.endpoints.edge, cloud.endpoints.regions[REGION]?.api ?? ''];
    const all: Told[] = [];
    for (const operation of OPERATIONS) {
      const requests = fc.sample(hostile(operation, known), { numRuns: REQUESTS_PER_OPERATION, seed: SEED });
      const told = await Promise.all(
        requests.map((one, at) => send(bases[at % bases.length] as string, one)),
      );
      all.push(...told.flatMap((one) => one ?? []));
    }
    // Waiting in vain is an answer of its own.
    const wrong = all.filter(({ status }) => status >= 500 && status !== 504);
    return {
      accepted: all.flatMap(({ text }) => acceptedIn(text)),
      wrong: wrong.map(({ status, text }) => `${status} ${text}`),
    };
  }

  test(`whatever comes is answered without an error of ours (seed ${SEED}), and what is there was accepted`, async () => {
    const { accepted, wrong } = await sendAll();
    expect(wrong).toEqual([]);
    const ends = await until(
      () => Promise.all(accepted.map((id) => statusOf(id))),
      (all) => all.every((status) => status === 'applied' || status === 'failed'),
      60_000,
    );
    const applied = accepted.filter((_, at) => ends[at] === 'applied');
    expect(ends.filter((status) => status !== 'applied' && status !== 'failed')).toEqual([]);
    expect((await loggedIds()).filter((id) => id !== created && !applied.includes(id))).toEqual([]);
  }, 180_000);

  test.each(MALFORMED)(
    '%s is refused or cut off, and others are served',
    async (_what, bytes) => {
      for (const base of [cloud.endpoints.edge, cloud.endpoints.regions[REGION]?.api ?? '']) {
        const answer = await raw(base, bytes);
        expect(answer).not.toMatch(/^HTTP\/1\.1 (2|5)/);
        expect((await cloud.api(REGION, '/v1/health')).status).toBe(200);
      }
    },
    60_000,
  );

  /** Ids of a session of Ada's that was accepted in any other session count for nothing here. */
  function acceptedIn(text: string): string[] {
    const json = parsed(text);
    const results = Array.isArray(json.results) ? json.results : [json];
    return results
      .filter((one) => one.eventId && !one.sessionId && (one.status === 'accepted' || one.status === 202))
      .map(({ eventId }) => String(eventId));
  }

  async function statusOf(id: string): Promise<unknown> {
    const path = `/v1/sessions/${session}/events/${id}?accepted=2026-01-01T00:00:00Z`;
    return (await cloud.api(REGION, path, { token })).json.status;
  }

  async function loggedIds(): Promise<string[]> {
    const { json } = await cloud.api(REGION, `/v1/sessions/${session}/events?limit=1000`, { token });
    const commits = json.commits as { events: { id: string }[] }[];
    return commits.flatMap(({ events }) => events.map(({ id }) => id));
  }
});

function pathOf({ routeKey, pathParameters = {}, queryStringParameters = {} }: HttpRequest): string {
  const [, template = ''] = routeKey.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name) => escaped(pathParameters[name] ?? ''));
  const query = Object.entries(queryStringParameters).map(
    ([name, value]) => `${escaped(name)}=${escaped(value ?? '')}`,
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** Lone surrogates cannot be escaped; a client would send what stands for the unreadable. */
function escaped(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function parsed(text: string): {
  results?: unknown;
  eventId?: unknown;
  sessionId?: unknown;
  status?: unknown;
} {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** What a server answers to bytes before it closes, or nothing. */
function raw(base: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      socket.end();
    });
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
    socket.setTimeout(15_000, () => socket.destroy());
    socket.write(bytes, 'latin1');
  });
}
