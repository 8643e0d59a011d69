import { eventAt, idAt, stampAt } from '../domain/factories.ts';
import {
  ACCEPTED,
  COMPLETION,
  cancelled,
  failed,
  finished,
  given,
  PLACE,
  QUESTION,
  requested,
} from './completions-fixture.ts';
import { ADA, BOB, bodyOf, keyOf, NOW_MS, SESSION } from './read-fixture.ts';

test('a question that nobody has looked at yet is queued', async () => {
  const { get } = await given(requested);
  expect(bodyOf(await get())).toEqual({ completionId: COMPLETION, status: 'queued', priority: 'standard' });
});

test.each([
  ['batch', 1_000, '1'],
  ['batch', 60_000, '10'],
  ['standard', 60_000, '1'],
] as const)(
  'a question of class %s that is %d ms old is to be asked for again in %s s',
  async (priority, ageMs, seconds) => {
    const id = idAt(NOW_MS - ageMs);
    const question = { ...requested, id, data: { ...QUESTION, priority } };
    const { get } = await given(question);
    expect((await get({ completionId: id })).headers).toMatchObject({ 'retry-after': seconds });
  },
);

test('a question that is kept for a batch job is to be asked for again in ten seconds', async () => {
  const id = idAt(NOW_MS - 60_000);
  const { get, completions } = await given({ ...requested, id, data: { ...QUESTION, priority: 'batch' } });
  const waits = { priority: 'batch', model: undefined, queuedMs: NOW_MS, tryMs: NOW_MS } as const;
  await completions.wait({ ...PLACE, id }, waits);
  expect((await get({ completionId: id })).headers).toMatchObject({ 'retry-after': '10' });
});

test('who asks for what somebody else has asked is told how', async () => {
  const { get } = await given();
  const { detail } = bodyOf(await get()) as { detail: string };
  expect(detail).toContain('`?author=`');
});

test('a question in a queue says about when it will be answered', async () => {
  const { get, completions } = await given(requested);
  await completions.wait(PLACE, { priority: 'standard', model: 'swift', queuedMs: NOW_MS, tryMs: NOW_MS });
  expect(bodyOf(await get())).toEqual({
    completionId: COMPLETION,
    status: 'queued',
    priority: 'standard',
    model: 'swift',
    position: 3,
    estimateSeconds: 7,
  });
});

test('an answer that comes is told from any piece on, and from the first where it was begun anew', async () => {
  const { get, completions } = await given(requested);
  await completions.begin(PLACE, 0, { worker: 'a', untilMs: NOW_MS }, NOW_MS);
  const chunks = ['Be', 'cause', '.'].map((text, seq) => ({ kind: 'delta', seq, text }) as const);
  await completions.keep(PLACE, 1, chunks);
  const streaming = { completionId: COMPLETION, status: 'streaming', run: 1 };
  expect(bodyOf(await get())).toEqual({ ...streaming, chunks, next: 3 });
  expect(bodyOf(await get({ query: { from: '2', run: '1' } }))).toEqual({
    ...streaming,
    chunks: chunks.slice(2),
    next: 3,
  });
  expect(bodyOf(await get({ query: { from: '3', run: '1' } }))).toEqual({
    ...streaming,
    chunks: [],
    next: 3,
  });
  await completions.begin(PLACE, 1, { worker: 'b', untilMs: NOW_MS + 9 }, NOW_MS + 1);
  await completions.keep(PLACE, 2, chunks.slice(0, 1));
  expect(bodyOf(await get({ query: { from: '3', run: '1' } }))).toEqual({
    ...streaming,
    run: 2,
    chunks: chunks.slice(0, 1),
    next: 1,
  });
});

test('an answer that broke off is queued again, and what it said is void', async () => {
  const { get, completions } = await given(requested);
  await completions.begin(PLACE, 0, { worker: 'a', untilMs: NOW_MS }, NOW_MS);
  await completions.keep(PLACE, 1, [{ kind: 'delta', seq: 0, text: 'Be' }]);
  await completions.release(PLACE, 1);
  expect(bodyOf(await get())).toEqual({ completionId: COMPLETION, status: 'queued', priority: 'standard' });
});

test.each([
  ['finished', [finished, failed, cancelled]],
  ['failed', [failed, cancelled]],
  ['cancelled', [cancelled]],
] as const)('of several ends it is %s', async (status, ends) => {
  const { get } = await given(requested, ...ends);
  expect(bodyOf(await get())).toMatchObject({ status });
});

test('one that is not here yet is pending for who knows when it was accepted, and 404 for others', async () => {
  const { get } = await given();
  expect((await get()).statusCode).toBe(404);
  expect(bodyOf(await get({ query: { accepted: ACCEPTED } }))).toEqual({
    completionId: COMPLETION,
    status: 'pending',
    acceptedAt: ACCEPTED,
  });
  expect((await get({ query: { accepted: 'today' } })).statusCode).toBe(400);
});

test.each([
  ['more than four weeks ago', '2026-10-23T17:59:59.000Z'],
  ['in more than four weeks', '2026-12-18T18:00:01.000Z'],
])('one that is not here is not pending for ever: accepted %s it is unknown', async (_, accepted) => {
  const { get } = await given();
  expect((await get({ query: { accepted } })).statusCode).toBe(404);
});

test('a member asks after another’s question, a stranger learns nothing', async () => {
  const { get, stores } = await given(requested, finished);
  const member = { member: BOB, belongs: true, stamp: stampAt(1) };
  await stores.sessions.putMember(SESSION, 'eu-west-1.1', member);
  expect(bodyOf(await get({ as: 'bob', query: { author: ADA } }))).toMatchObject({ status: 'finished' });
  expect((await get({ as: 'bob' })).statusCode).toBe(404);
  expect((await get({ as: 'eve', query: { author: ADA } })).statusCode).toBe(404);
});

test.each([[{ from: '-1' }], [{ from: 'x' }], [{ run: '1.5' }], [{ author: keyOf('ada').toUpperCase() }]])(
  '%j is refused',
  async (query) => {
    const { get } = await given(requested);
    expect((await get({ query })).statusCode).toBe(400);
  },
);

test('a message is no completion, nor is what is no id', async () => {
  const { get } = await given({ ...eventAt(5, 'message.sent', { text: 'Hi' }, ADA), subject: SESSION });
  expect((await get()).statusCode).toBe(404);
  expect((await get({ completionId: 'x' })).statusCode).toBe(404);
});
