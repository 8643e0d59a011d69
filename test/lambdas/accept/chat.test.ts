import { ADA, acceptance, BOB, bodyOf, FOREIGN, idAt, keyOf, NOW_MS, SESSION } from './accept-fixture.ts';

const MESSAGE = idAt(NOW_MS - 1_000);
const MEMBER = { members: [`${FOREIGN} ${ADA}`] };
const LANES = { 'eu-west-1.1': 3, 'us-east-2.12': 0 };
const AT = '/v1/sessions/{id}/messages/{messageId}';

interface Change {
  readonly body?: unknown;
  readonly session?: string;
  readonly message?: string;
  readonly emoji?: string;
  readonly author?: string;
}

/** A request to a route of chat, by default about a message in a session of the caller's. */
const ask = (
  routeKey: string,
  { body, session = SESSION, message = MESSAGE, emoji = '👍', author }: Change = {},
) => ({
  routeKey,
  pathParameters: { id: session, messageId: message, emoji },
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...(author !== undefined && { query: { author } }),
});
const edit = (change: Change) => ask(`PATCH ${AT}`, { body: { text: 'anew' }, ...change });
const remove = (change: Change = {}) => ask(`DELETE ${AT}`, change);
const react = (change: Change = {}) => ask(`PUT ${AT}/reactions/{emoji}`, change);
const takeBack = (change: Change = {}) => ask(`DELETE ${AT}/reactions/{emoji}`, change);
const mark = (body: unknown, change: Change = {}) => ask('PUT /v1/sessions/{id}/read', { body, ...change });
const send = (body: unknown) => ask('POST /v1/sessions/{id}/messages', { body });

const reacted = (author: string, emoji: string, on = true) => ({ message: MESSAGE, author, emoji, on });

test.each([
  ['an edit', edit({}), 'message.edited', { message: MESSAGE, text: 'anew' }, 'interactive'],
  ['a deletion', remove(), 'message.deleted', { message: MESSAGE, author: ADA }, 'interactive'],
  ['a reaction', react(), 'message.reacted', reacted(ADA, '👍'), 'interactive'],
  [
    'a reaction to another’s message',
    react({ author: BOB, emoji: '👩🏽‍❤️‍💋‍👨🏽' }),
    'message.reacted',
    reacted(BOB, '👩🏽‍❤️‍💋‍👨🏽'),
    'interactive',
  ],
  ['a reaction taken back', takeBack(), 'message.reacted', reacted(ADA, '👍', false), 'interactive'],
  ['a mark', mark({ read: LANES }), 'read.marked', { read: LANES }, 'bulk'],
] as const)(
  '%s becomes one intent and a 202, without a look at any table',
  async (_, wanted, ...expected) => {
    const { call, intents, queued, asked } = acceptance();
    const answer = await call(wanted);
    const [type, data, urgency] = expected;
    expect(answer.statusCode).toBe(202);
    expect(intents().map(({ event }) => [event.type, event.data])).toEqual([[type, data]]);
    expect(queued.map((one) => one.urgency)).toEqual([urgency]);
    expect(asked).toEqual([]);
  },
);

test('those who are mentioned are kept by their user keys, each once', async () => {
  const { call, intents } = acceptance();
  await call(send({ text: 'hi', mentions: ['bob', 'eve', 'bob'] }));
  expect(intents()[0]?.event.data).toEqual({ text: 'hi', mentions: [BOB, keyOf('eve')] });
});

test('a member deletes their own messages, and only those', async () => {
  const { call, intents } = acceptance(MEMBER);
  expect((await call(remove({ session: FOREIGN }))).statusCode).toBe(202);
  expect((await call(remove({ session: FOREIGN, author: BOB }))).statusCode).toBe(403);
  expect(intents().map(({ event, authority }) => [event.data, authority])).toEqual([
    [{ message: MESSAGE, author: ADA }, 'member'],
  ]);
});

test('the owner deletes anybody’s message', async () => {
  const { call, intents } = acceptance();
  expect((await call(remove({ author: BOB }))).statusCode).toBe(202);
  expect(intents()[0]?.event.data).toEqual({ message: MESSAGE, author: BOB });
});

const manyLanes = Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`eu-west-1.${at + 1}`, 1]));

// [what, request, status, problem, pointer of the first fault]
test.each([
  ['an edit without a text', edit({ body: {} }), 400, 'invalid-body', '/text'],
  ['an edit of mentions', edit({ body: { text: 'a', mentions: [] } }), 400, 'invalid-body', '/mentions'],
  ['an edit in a foreign session', edit({ session: FOREIGN }), 404, 'not-found', undefined],
  ['an edit of what is no message', edit({ message: 'first' }), 404, 'not-found', undefined],
  ['a deletion of what is no message', remove({ message: 'first' }), 404, 'not-found', undefined],
  ['a deletion in a foreign session', remove({ session: FOREIGN }), 404, 'not-found', undefined],
  ['a deletion of nobody’s message', remove({ author: 'bob' }), 400, 'invalid-query', undefined],
  ['a reaction in a foreign session', react({ session: FOREIGN }), 404, 'not-found', undefined],
  ['a reaction to what is no message', react({ message: 'first' }), 404, 'not-found', undefined],
  ['a reaction to nobody’s message', react({ author: ADA.slice(1) }), 400, 'invalid-query', undefined],
  ['a reaction with nothing', react({ emoji: '' }), 400, 'invalid-path', undefined],
  ['a reaction with white space', react({ emoji: 'a b' }), 400, 'invalid-path', undefined],
  ['a reaction with a control character', takeBack({ emoji: 'a\u0000' }), 400, 'invalid-path', undefined],
  ['a reaction with half a character', react({ emoji: '\ud83d' }), 400, 'invalid-path', undefined],
  ['a reaction that is too long', react({ emoji: '👍'.repeat(9) }), 400, 'invalid-path', undefined],
  ['a reaction with a prototype', react({ emoji: '__proto__' }), 400, 'invalid-path', undefined],
  ['a reaction with a body', react({ body: { a: 1 } }), 400, 'invalid-body', '/a'],
  ['a mark of what is no lane', mark({ read: { somewhere: 1 } }), 400, 'invalid-body', '/read/somewhere'],
  ['a negative mark', mark({ read: { 'eu-west-1.1': -1 } }), 400, 'invalid-body', '/read/eu-west-1.1'],
  ['a broken mark', mark({ read: { 'eu-west-1.1': 1.5 } }), 400, 'invalid-body', '/read/eu-west-1.1'],
  ['a mark of too many lanes', mark({ read: manyLanes }), 400, 'invalid-body', '/read'],
  [
    'a mark of a lane that nobody has',
    mark({ read: { ...LANES, 'us-east-2.13': 1 } }),
    422,
    'meaningless',
    '/read/us-east-2.13',
  ],
  ['a mark of no lane', mark({ read: {} }), 422, 'meaningless', '/read'],
  ['a mark in a foreign session', mark({ read: LANES }, { session: FOREIGN }), 404, 'not-found', undefined],
  ['21 mentions', send({ text: 'a', mentions: Array(21).fill('b') }), 400, 'invalid-body', '/mentions'],
  ['a mention of nobody', send({ text: 'a', mentions: [''] }), 400, 'invalid-body', '/mentions/0'],
] as const)('%s is refused, and nothing is queued', async (_, wanted, status, code, pointer) => {
  const { call, queued } = acceptance();
  const answer = await call(wanted);
  const problem = bodyOf(answer);
  expect([answer.statusCode, problem.type]).toEqual([status, `urn:meridian:problem:${code}`]);
  expect(problem.faults?.[0]?.pointer).toBe(pointer);
  expect(queued).toEqual([]);
});

test('a batch takes all of it, and its bad commands harm no other', async () => {
  const { call, intents } = acceptance(MEMBER);
  const of = { sessionId: SESSION, message: MESSAGE };
  const marking = { type: 'read.mark', sessionId: SESSION };
  const good = [
    { type: 'message.send', sessionId: SESSION, message: { text: 'hi', mentions: ['bob'] } },
    { type: 'message.edit', ...of, text: 'anew', attributes: { a: 1 } },
    { type: 'message.delete', ...of, author: BOB },
    { type: 'message.react', ...of, emoji: '👍', on: false },
    { ...marking, read: LANES },
  ];
  const bad = [
    [{ type: 'message.edit', ...of, text: '' }, 400, '/commands/5/text'],
    [{ type: 'message.delete', ...of, sessionId: FOREIGN, author: BOB }, 403, undefined],
    [{ type: 'message.react', ...of, emoji: ' ', on: true }, 400, '/commands/7/emoji'],
    [{ type: 'message.react', ...of, emoji: '👍', on: 'yes' }, 400, '/commands/8/on'],
    [{ type: 'message.react', ...of, emoji: '\ud83d', on: true }, 400, '/commands/9/emoji'],
    [{ ...marking, read: {} }, 422, '/commands/10/read'],
    [{ ...marking, read: { 'eu-west-1.0': 1 } }, 400, '/commands/11/read/eu-west-1.0'],
    [{ type: 'message.edit', ...of, message: 'first', text: 'a' }, 400, '/commands/12/message'],
  ] as const;
  const commands = [...good, ...bad.map(([command]) => command)];
  const answer = await call({ routeKey: 'POST /v1/batch', body: JSON.stringify({ commands }) });
  const results: { status: number; problem?: { faults?: { pointer: string }[] } }[] = bodyOf(answer).results;
  expect(results.map(({ status, problem }) => [status, problem?.faults?.[0]?.pointer])).toEqual([
    ...good.map(() => [202, undefined]),
    ...bad.map(([, status, pointer]) => [status, pointer]),
  ]);
  expect(intents().map(({ event }) => event.data)).toEqual([
    { text: 'hi', mentions: [BOB] },
    { message: MESSAGE, text: 'anew', attributes: { a: 1 } },
    { message: MESSAGE, author: BOB },
    reacted(ADA, '👍', false),
    { read: LANES },
  ]);
});
