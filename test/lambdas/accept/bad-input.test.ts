import { acceptance, bodyOf, FOREIGN, idAt, NOW_MS, PATCH, SESSION } from './accept-fixture.ts';

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const message = (body: string, headers: Record<string, string> = {}) => ({
  routeKey: 'POST /v1/sessions/{id}/messages',
  pathParameters: { id: SESSION },
  headers,
  body,
});
const batch = (body: unknown, headers: Record<string, string> = {}) => ({
  routeKey: 'POST /v1/batch',
  headers,
  body: JSON.stringify(body),
});
const member = (method: string, subject: string, session = SESSION) => ({
  routeKey: `${method} /v1/sessions/{id}/members/{subject}`,
  pathParameters: { id: session, subject },
});
const newcomer = { type: 'session.create' };

// [what, request, status, problem, pointer of the first fault]
const ROWS = [
  ['malformed JSON', PATCH('{"a":'), 400, 'malformed-json', ''],
  ['an empty body', PATCH(''), 415, 'unsupported-media-type', undefined, { 'content-type': '' }],
  ['an empty body of the right type', PATCH(''), 400, 'malformed-json', ''],
  ['an array for a patch', PATCH('[1]'), 400, 'invalid-body', ''],
  ['a text for a patch', PATCH('"a"'), 400, 'invalid-body', ''],
  ['a number for a text', message('{"text":7}'), 400, 'invalid-body', '/text'],
  ['a missing text', message('{}'), 400, 'invalid-body', '/text'],
  ['an empty text', message('{"text":""}'), 400, 'invalid-body', '/text'],
  ['an unknown member', message('{"text":"hi","colour":1}'), 400, 'invalid-body', '/colour'],
  [
    'an unknown member of a session',
    { routeKey: 'POST /v1/sessions', body: '{"a":1}' },
    400,
    'invalid-body',
    '/a',
  ],
  ['65 KiB', PATCH(`{"a":"${'x'.repeat(65 * 1024)}"}`), 413, 'too-large', undefined],
  ['65 KiB of two-byte characters', PATCH(`{"a":"${'é'.repeat(33 * 1024)}"}`), 413, 'too-large', undefined],
  ['depth 33', PATCH(nested(33)), 400, 'invalid-body', '/a'.repeat(32)],
  [
    'a very deep body',
    PATCH(`{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
    400,
    'invalid-body',
    `/a${'/0'.repeat(31)}`,
  ],
  ['a lone surrogate', PATCH('{"a":{"b":"\\ud800"}}'), 400, 'invalid-body', '/a/b'],
  ['a lone surrogate in a name', PATCH('{"\\udc00":1}'), 400, 'invalid-body', '/\udc00'],
  ['__proto__', PATCH('{"a":{"__proto__":{"admin":true}}}'), 400, 'invalid-body', '/a/__proto__'],
  ['__proto__ in a message', message('{"text":"hi","__proto__":{}}'), 400, 'invalid-body', '/__proto__'],
  ['a number beyond JSON', PATCH('{"a":1e999}'), 400, 'invalid-body', '/a'],
  [
    'a wrong content type',
    PATCH('a=1'),
    415,
    'unsupported-media-type',
    undefined,
    { 'content-type': 'text/plain' },
  ],
  [
    'a merge patch where JSON is due',
    message('{"text":"hi"}'),
    415,
    'unsupported-media-type',
    undefined,
    { 'content-type': 'application/merge-patch+json' },
  ],
  [
    'a key that is no UUID',
    PATCH('{"a":1}'),
    400,
    'invalid-event-id',
    undefined,
    { 'idempotency-key': 'order-7' },
  ],
  ['an empty key', PATCH('{"a":1}'), 400, 'invalid-event-id', undefined, { 'idempotency-key': '' }],
  [
    'a UUIDv4 for a key',
    PATCH('{"a":1}'),
    400,
    'invalid-event-id',
    undefined,
    { 'idempotency-key': '0f8fad5b-d9cb-469f-a165-70867728950e' },
  ],
  [
    'an id 61 s ahead',
    PATCH('{"a":1}'),
    400,
    'event-id-ahead',
    undefined,
    { 'idempotency-key': idAt(NOW_MS + 61_000) },
  ],
  ['an unreadable clock', PATCH('{"a":1}'), 400, 'invalid-header', undefined, { 'meridian-clock': 'noon' }],
  ['an empty patch', PATCH('{}'), 422, 'meaningless', ''],
  ['the owner as a member', member('PUT', 'ada'), 422, 'meaningless', '/subject'],
  ['a foreign session', PATCH('{"a":1}', {}, FOREIGN), 404, 'not-found', undefined],
  ['a session id that is none', PATCH('{"a":1}', {}, 'nonsense'), 404, 'not-found', undefined],
  ['a member of a foreign session', member('PUT', 'eve', FOREIGN), 404, 'not-found', undefined],
  ['a subject of 257 characters', member('DELETE', 'x'.repeat(257)), 404, 'not-found', undefined],
  ['101 commands', batch({ commands: Array(101).fill(newcomer) }), 400, 'invalid-body', '/commands'],
  ['no commands', batch({ commands: [] }), 400, 'invalid-body', '/commands'],
  [
    'a batch-level key',
    batch({ commands: [newcomer] }),
    400,
    'batch-key',
    undefined,
    { 'idempotency-key': idAt(NOW_MS) },
  ],
  ['a batch past 1 MiB', batch({ commands: ['x'.repeat(1024 * 1024)] }), 413, 'too-large', undefined],
  ['an unknown route', { path: '/v2/sessions', method: 'POST' }, 404, 'not-found', undefined],
  ['a wrong method', { path: '/v1/sessions', method: 'PUT' }, 405, 'method-not-allowed', undefined],
  ['a token without a subject', { ...PATCH('{"a":1}'), claims: { iss: 'x' } }, 403, 'no-subject', undefined],
] as const;

test.each(ROWS)(
  '%s is refused with a problem, and nothing is queued',
  async (_what, wanted, status, code, pointer, ...rest) => {
    const { call, queued, counts } = acceptance();
    const [extra = {}] = rest as [Record<string, string>?];
    const headers = { ...('headers' in wanted ? wanted.headers : {}), ...extra };
    const answer = await call({ ...wanted, headers });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
    });
    const problem = bodyOf(answer);
    expect([answer.statusCode, problem.type]).toEqual([status, `urn:meridian:problem:${code}`]);
    expect(problem).toMatchObject({ status, requestId: 'request-1', title: expect.any(String) });
    expect(problem.detail.length).toBeGreaterThan(20);
    expect(problem.faults?.[0]?.pointer).toBe(pointer);
    expect(queued).toEqual([]);
    expect(counts.Accepted).toBeUndefined();
  },
);

test('names every fault of a body, not only the first', async () => {
  const answer = await acceptance().call(message('{"text":7,"colour":1}'));
  const faults = bodyOf(answer).faults as { pointer: string; detail: string }[];
  expect(faults.map(({ pointer, detail }) => `${pointer} ${detail}`).sort()).toEqual([
    '/colour is no member of this object; remove it',
    '/text must be of type string',
  ]);
});

test('a wrong method is told the allowed ones', async () => {
  const answer = await acceptance().call({ path: `/v1/sessions/${SESSION}/profile`, method: 'POST' });
  expect(answer.headers.allow).toBe('PATCH, GET, HEAD');
});

test('bytes that are no UTF-8 are refused', async () => {
  const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]).toString('base64');
  const answer = await acceptance().call({ ...PATCH(body), isBase64Encoded: true });
  expect([answer.statusCode, bodyOf(answer).type]).toEqual([400, 'urn:meridian:problem:malformed-json']);
});

test('neither the log nor the problem quotes the body', async () => {
  const { call, lines } = acceptance();
  const answer = await call(PATCH('{"a": secret-word }'));
  expect(answer.body + JSON.stringify(lines)).not.toContain('secret');
  expect(lines).toMatchObject([
    { message: 'refused', fields: { outcome: '400', errorCode: 'malformed-json' } },
  ]);
});

test('a content type that is not taken is answered with those that are', async () => {
  const headers = { 'content-type': 'text/plain' };
  const { call } = acceptance();
  const patched = await call({ ...PATCH('{"a":1}'), headers });
  expect(patched.headers['accept-patch']).toBe('application/merge-patch+json, application/json');
  const sent = await call({ ...message('{"text":"hi"}'), headers });
  expect(sent.headers.accept).toBe('application/json');
});
