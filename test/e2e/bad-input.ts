// Longer than other files, so that every way to be refused stands in one table.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importJWK, type JWK, SignJWT } from 'jose';
import { mint, START } from '../../lambdas/domain/event-id.ts';
import type { Answer, Call } from '../../local/testing/cloud-client.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { lentCloud } from './lent-cloud.ts';

/** What the rows are made of. */
interface Given {
  readonly token: string;
  readonly session: string;
  /** A session of somebody else. */
  readonly foreign: string;
  /** A token like a good one, but for these claims. */
  signed(claims: object): string;
}

type Asked = Call & { readonly path: string };
/** Status; the problem's code, or the `message` of an answer in API Gateway's own form; where; methods allowed. */
type Expected = readonly [status: number, problem: string, pointer?: string | undefined, allow?: string];
type Row = readonly [what: string, ask: (given: Given) => Asked, expected: Expected];

const REGION = 'eu-west-1';
const GATEWAY_FORM = /^[A-Z]/;
const CLAIMS = {
  'another audience': { aud: 'somebody-else' },
  'another issuer': { iss: 'https://elsewhere.example' },
  'no expiry': { exp: undefined },
  'a token of tomorrow': { nbf: Math.floor(Date.now() / 1000) + 86_400 },
};

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const idAhead = (ms: number) => mint(START, { nowMs: Date.now() + ms, random: randomBytes(8) }).id;
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function patch(body: unknown, headers = {}): Row[1] {
  return ({ token, session }) => ({
    path: `/v1/sessions/${session}/profile`,
    method: 'PATCH',
    token,
    body,
    headers,
  });
}
function message(body: unknown, headers = {}): Row[1] {
  return ({ token, session }) => ({
    path: `/v1/sessions/${session}/messages`,
    method: 'POST',
    token,
    body,
    headers,
  });
}
function batch(commands: (given: Given) => unknown, headers = {}): Row[1] {
  return (given) => ({
    path: '/v1/batch',
    method: 'POST',
    token: given.token,
    body: { commands: commands(given) },
    headers,
  });
}
function get(path: string): Row[1] {
  return ({ token, session }) => ({ path: `/v1/sessions/${session}${path}`, token });
}
function ofSession(method: string, path: string, body: unknown = undefined): Row[1] {
  return ({ token, foreign }) => ({
    path: `/v1/sessions/${foreign}${path}`,
    method,
    token,
    ...(body !== undefined && { body }),
  });
}
const withToken =
  (tokenOf: (given: Given) => string): Row[1] =>
  (given) => ({
    ...patch({ a: 1 })(given),
    token: tokenOf(given),
  });

const BODIES: readonly Row[] = [
  ['malformed JSON', patch('{"a":'), [400, 'malformed-json', '']],
  ['an empty body', patch(''), [400, 'malformed-json', '']],
  ['what is no UTF-8', patch(Buffer.from([0x7b, 0xff, 0x7d])), [400, 'malformed-json', '']],
  ['an array for a patch', patch('[1]'), [400, 'invalid-body', '']],
  ['a number for a text', message({ text: 7 }), [400, 'invalid-body', '/text']],
  ['a missing text', message({}), [400, 'invalid-body', '/text']],
  ['an unknown member', message({ text: 'hi', colour: 1 }), [400, 'invalid-body', '/colour']],
  ['65 KiB', patch({ a: 'x'.repeat(65 * 1024) }), [413, 'too-large']],
  ['depth 33', patch(nested(33)), [400, 'invalid-body', '/a'.repeat(32)]],
  ['depth 10,000', patch(nested(10_000)), [400, 'invalid-body', '/a'.repeat(32)]],
  ['a lone surrogate', patch('{"a":{"b":"\\ud800"}}'), [400, 'invalid-body', '/a/b']],
  ['__proto__', patch('{"a":{"__proto__":{"admin":true}}}'), [400, 'invalid-body', '/a/__proto__']],
  ['a number that is not finite', patch('{"a":[1e999]}'), [400, 'invalid-body', '/a/0']],
  ['text/plain', patch('{"a":1}', { 'content-type': 'text/plain' }), [415, 'unsupported-media-type']],
  [
    'a merge patch where JSON is due',
    message({ text: 'hi' }, { 'content-type': 'application/merge-patch+json' }),
    [415, 'unsupported-media-type'],
  ],
  ['an empty patch', patch({}), [422, 'meaningless', '']],
  [
    'the owner as a member',
    ({ token, session }) => ({ path: `/v1/sessions/${session}/members/kim`, method: 'PUT', token }),
    [422, 'meaningless', '/subject'],
  ],
];

const IDS: readonly Row[] = [
  ['a key that is no UUID', patch({ a: 1 }, { 'idempotency-key': 'order-7' }), [400, 'invalid-event-id']],
  [
    'a UUIDv4 for a key',
    patch({ a: 1 }, { 'idempotency-key': '0f8fad5b-d9cb-469f-a165-70867728950e' }),
    [400, 'invalid-event-id'],
  ],
  [
    'an id from the future',
    (given) => patch({ a: 1 }, { 'idempotency-key': idAhead(65_000) })(given),
    [400, 'event-id-ahead'],
  ],
  ['an unreadable clock', patch({ a: 1 }, { 'meridian-clock': 'noon' }), [400, 'invalid-header']],
];

const BATCHES: readonly Row[] = [
  [
    '101 commands',
    batch(() => Array(101).fill({ type: 'session.create' })),
    [400, 'invalid-body', '/commands'],
  ],
  ['no commands', batch(() => []), [400, 'invalid-body', '/commands']],
  ['a batch past 1 MiB', batch(() => ['x'.repeat(1024 * 1024)]), [413, 'too-large']],
  [
    'a key for a whole batch',
    batch(() => [{ type: 'session.create' }], { 'idempotency-key': idAhead(0) }),
    [400, 'batch-key'],
  ],
  [
    'an unknown command in a batch',
    batch(() => [{ type: 'session.destroy' }]),
    [400, 'invalid-body', '/commands/0/type'],
  ],
  [
    'a command of 65 KiB in a batch',
    batch(({ session }) => [
      {
        type: 'message.send',
        sessionId: session,
        message: { text: 'hi', attributes: { a: 'x'.repeat(65 * 1024) } },
      },
    ]),
    [413, 'too-large'],
  ],
  [
    'an id from the future in a batch',
    batch(({ session }) => [
      { type: 'profile.patch', sessionId: session, patch: { a: 1 }, eventId: idAhead(65_000) },
    ]),
    [400, 'event-id-ahead'],
  ],
  [
    'an empty patch in a batch',
    batch(({ session }) => [{ type: 'profile.patch', sessionId: session, patch: {} }]),
    [422, 'meaningless', '/commands/0/patch'],
  ],
  [
    'a foreign session in a batch',
    batch(({ foreign }) => [{ type: 'profile.patch', sessionId: foreign, patch: { a: 1 } }]),
    [404, 'not-found'],
  ],
];

const QUERIES: readonly Row[] = [
  ['an unreadable cursor', get('/events?after=nonsense'), [400, 'unreadable-cursor']],
  ['a cursor of text', get('/events?after={"eu-west-1.1":"a"}'), [400, 'unreadable-cursor']],
  ['a limit of zero', get('/events?limit=0'), [400, 'invalid-query']],
  ['a limit beyond the most', get('/events?limit=1001'), [400, 'invalid-query']],
  ['a limit that is no number', get('/messages?limit=many'), [400, 'invalid-query']],
  ['a "before" that is no place', get('/messages?before=yesterday'), [400, 'invalid-query']],
  ['an "at" that is no instant', get('/profile?at=yesterday'), [400, 'invalid-query']],
  ['an "after" that is no event', get('/profile?after=yesterday'), [400, 'invalid-query']],
  [
    'an "accepted" that is no instant',
    get(`/events/${idAhead(0)}?accepted=yesterday`),
    [400, 'invalid-query'],
  ],
  ['an event that nobody sent', get(`/events/${idAhead(0)}`), [404, 'not-found']],
];

const FOREIGN: readonly Row[] = [
  ['the profile of a foreign session', ofSession('GET', '/profile'), [404, 'not-found']],
  ['the past of a foreign session', ofSession('GET', `/profile?at=${idAhead(0)}`), [404, 'not-found']],
  ['the log of a foreign session', ofSession('GET', '/events'), [404, 'not-found']],
  ['messages of a foreign session', ofSession('GET', '/messages'), [404, 'not-found']],
  ['a patch of a foreign session', ofSession('PATCH', '/profile', { a: 1 }), [404, 'not-found']],
  ['a message to a foreign session', ofSession('POST', '/messages', { text: 'hi' }), [404, 'not-found']],
  ['a member for a foreign session', ofSession('PUT', '/members/kim'), [404, 'not-found']],
  ['a removal from a foreign session', ofSession('DELETE', '/members/lee'), [404, 'not-found']],
];

const TOKENS: readonly Row[] = [
  ['no token', (given) => ({ path: patch({})(given).path, method: 'PATCH' }), [401, 'Unauthorized']],
  ['a token that is none', withToken(() => 'nonsense'), [401, 'Unauthorized']],
  ['an expired token', withToken(({ signed }) => signed({ exp: 1_700_000_000 })), [401, 'Unauthorized']],
  ['alg: none', withToken(({ token }) => unsigned(token)), [401, 'Unauthorized']],
  ['a changed token', withToken(({ token }) => changed(token)), [401, 'Unauthorized']],
  ...Object.entries(CLAIMS).map(
    ([what, claims]): Row => [what, withToken(({ signed }) => signed(claims)), [401, 'Unauthorized']],
  ),
];

const ROUTES: readonly Row[] = [
  ['an unknown route', ({ token }) => ({ path: '/v2/sessions', method: 'POST', token }), [404, 'not-found']],
  [
    'a wrong method',
    ({ token }) => ({ path: '/v1/sessions', method: 'PUT', token }),
    [405, 'method-not-allowed', undefined, 'POST, GET, HEAD'],
  ],
  [
    'another wrong method',
    ({ token, session }) => ({ path: `/v1/sessions/${session}/profile`, method: 'DELETE', token }),
    [405, 'method-not-allowed', undefined, 'PATCH, GET, HEAD'],
  ],
  ['more than the gateway takes', patch('x'.repeat(10 * 1024 * 1024 + 1)), [413, 'Request Entity Too Large']],
];

const ROWS = [...BODIES, ...IDS, ...BATCHES, ...QUERIES, ...FOREIGN, ...TOKENS, ...ROUTES];
function unsigned(token: string): string {
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`;
}

function changed(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return `${header}.${base64url({ ...claims, sub: 'somebody' })}.${signature}`;
}

describe('bad input', () => {
  let cloud: CloudProcess;
  let given: Given;
  let logBefore: string;
  let appliedBefore: number;

  beforeAll(async () => {
    cloud = await lentCloud();
    appliedBefore = appliedIn(await cloud.status());
    const token = await cloud.token('kim');
    const [session, foreign] = await Promise.all([newSession(token), newSession(await cloud.token('lee'))]);
    given = { token, session, foreign, signed: (claims) => tokens.get(JSON.stringify(claims)) ?? '' };
    const tokens = await signedTokens(token, [{ exp: 1_700_000_000 }, ...Object.values(CLAIMS)]);
    logBefore = (await logAfter(1)).text;
  }, 90_000);

  async function newSession(token: string): Promise<string> {
    const created = await cloud.api(REGION, '/v1/sessions', { method: 'POST', token, body: {} });
    return String(created.json.sessionId);
  }

  function logAfter(commits: number): Promise<Answer> {
    const path = `/v1/sessions/${given.session}/events`;
    const ask = () => cloud.api(REGION, path, { token: given.token });
    return until(ask, ({ json }) => (json.commits as unknown[] | undefined)?.length === commits);
  }

  /** Good tokens but for some claims, signed with the issuer's own key. */
  async function signedTokens(good: string, claims: readonly object[]): Promise<Map<string, string>> {
    const jwk = JSON.parse(await readFile(join(cloud.folder, 'issuer-key.json'), 'utf8')) as JWK;
    const key = await importJWK(jwk, 'RS256');
    const payload = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString()) as object;
    const sign = (changes: object) =>
      new SignJWT({ ...payload, ...changes })
        .setProtectedHeader({ alg: 'RS256', kid: String(jwk.kid) })
        .sign(key);
    const made = claims.map(async (some) => [JSON.stringify(some), await sign(some)] as const);
    return new Map(await Promise.all(made));
  }

  test.each(ROWS)('%s is refused', async (_what, asked, [status, problem, pointer, allow]) => {
    const { path, ...call } = asked(given);
    const answer = await cloud.api(REGION, path, call);
    const [refusal, contentType] = refusalIn(answer);
    expect([refusal.status, refusal.problem, refusal.pointer]).toEqual([status, problem, pointer]);
    expect(contentType).toBe(GATEWAY_FORM.test(problem) ? 'application/json' : 'application/problem+json');
    expect(answer.headers.get('allow')).toBe(allow ?? null);
    expect(answer.headers.has('www-authenticate')).toBe(status === 401);
  });

  test('a session that does not exist is answered like a foreign one', async () => {
    const missing = { ...given, foreign: `${given.foreign.split('.')[0]}.${idAhead(0)}` };
    for (const [, asked] of FOREIGN) {
      const answers = await Promise.all(
        [given, missing].map(async (each) => {
          const { path, ...call } = asked(each);
          const { status, text } = await cloud.api(REGION, path, call);
          return [status, text.replace(/"requestId":"[^"]*"/, '')];
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
    }
  });

  test('none of it has changed anything', async () => {
    const before = JSON.parse(logBefore) as { commits: unknown[] };
    const { path, ...call } = patch({ good: true })(given);
    expect((await cloud.api(REGION, path, call)).status).toBe(202);
    // The good one passes through the queue behind whatever a bad one may have left there.
    const { commits } = (await logAfter(2)).json as { commits: { events: { data: unknown }[] }[] };
    expect(commits.slice(0, 1)).toEqual(before.commits);
    expect(commits.slice(1).flatMap(({ events }) => events.map(({ data }) => data))).toEqual([
      { good: true },
    ]);
    // A commit can be read before apply has told of its batch.
    const { regions } = await until(
      () => cloud.status(),
      (status) => appliedIn(status) >= appliedBefore + 3,
    );
    const depths = Object.values(regions).flatMap(({ queues }) => Object.values(queues));
    expect(depths.every(({ visible, delayed }) => visible + delayed === 0)).toBe(true);
    // Two sessions and the good patch.
    expect(appliedIn({ regions }) - appliedBefore).toBe(3);
  });
});

/** The refusal in an answer, or that of the one command of a batch. */
function refusalIn({ status, json, headers }: Answer) {
  const [result] = (json.results as { problem: Record<string, unknown> }[] | undefined) ?? [];
  const body = result?.problem ?? json;
  const faults = body.faults as { pointer: string }[] | undefined;
  const refusal = {
    status: Number(result ? body.status : status),
    problem: String(body.type ?? body.message).replace('urn:meridian:problem:', ''),
    pointer: faults?.[0]?.pointer,
  };
  // A batch is answered as a whole, its commands each with their own problem.
  return [refusal, result ? 'application/problem+json' : headers.get('content-type')] as const;
}

function appliedIn({ regions }: { regions: Readonly<Record<string, { applied: number }>> }): number {
  return Object.values(regions).reduce((sum, { applied }) => sum + applied, 0);
}
