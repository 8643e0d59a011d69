import { tenantKeyOf } from '../../../lambdas/platform/user-key.ts';
import { ISSUER } from '../http/request-factory.ts';
import { ADA, acceptance, BOB, bodyOf, FOREIGN, idAt, NOW_MS, SESSION } from './accept-fixture.ts';

const COMPLETION = idAt(NOW_MS - 1_000);
const MEMBER = { members: [`${FOREIGN} ${ADA}`] };
const TENANT = tenantKeyOf('pepper', { issuer: ISSUER, tenant: 'acme' });

const ask = (body: unknown, session = SESSION) => ({
  routeKey: 'POST /v1/sessions/{id}/completions',
  pathParameters: { id: session },
  body: JSON.stringify(body),
});
const cancel = ({ completion = COMPLETION, session = SESSION, author = '' } = {}) => ({
  routeKey: 'DELETE /v1/sessions/{id}/completions/{completionId}',
  pathParameters: { id: session, completionId: completion },
  ...(author !== '' && { query: { author } }),
});
const batch = (...commands: unknown[]) => ({
  routeKey: 'POST /v1/batch',
  body: JSON.stringify({ commands }),
});

test('a question becomes one intent with its tenant, and a 202 that says where its answer will be', async () => {
  const { call, intents, queued, asked } = acceptance();
  const answer = await call(ask({ message: 'Why is the sky blue?' }));
  const { eventId } = bodyOf(answer);
  expect(answer.statusCode).toBe(202);
  expect(answer.headers.location).toBe(
    `/v1/sessions/${SESSION}/completions/${eventId}?accepted=2026-11-20T12:00:00.000Z`,
  );
  expect(intents()).toMatchObject([
    {
      event: {
        type: 'completion.requested',
        data: { text: 'Why is the sky blue?', priority: 'standard', stream: true },
      },
      tenant: TENANT,
    },
  ]);
  expect(queued.map(({ urgency }) => urgency)).toEqual(['interactive']);
  expect(asked).toEqual([]);
});

test('a question keeps what was wished of its answer', async () => {
  const { call, intents } = acceptance();
  const wishes = { priority: 'batch', model: 'clever', maxOutputTokens: 8_192, stream: false };
  await call(ask({ message: 'Why?', ...wishes }));
  expect(intents()[0]?.event.data).toEqual({ text: 'Why?', ...wishes });
});

test.each([
  ['no message', {}, '/message'],
  ['an empty one', { message: '' }, '/message'],
  ['a blank one', { message: ' \n\t\u00a0' }, '/message'],
  ['one too long', { message: 'x'.repeat(16_385) }, '/message'],
  ['half a character', { message: '\ud800' }, '/message'],
  ['another priority', { message: 'x', priority: 'urgent' }, '/priority'],
  ['a model that is no name', { message: 'x', model: '../x' }, '/model'],
  ['no tokens', { message: 'x', maxOutputTokens: 0 }, '/maxOutputTokens'],
  ['too many tokens', { message: 'x', maxOutputTokens: 8_193 }, '/maxOutputTokens'],
  ['a temperature', { message: 'x', temperature: 1 }, '/temperature'],
])('a question with %s is refused, and nothing is queued', async (_, body, pointer) => {
  const { call, queued } = acceptance();
  const answer = await call(ask(body));
  expect(answer.statusCode).toBe(400);
  expect(bodyOf(answer).faults).toEqual([{ pointer, detail: expect.any(String) }]);
  expect(queued).toEqual([]);
});

test('a question to a model that is not configured is answered 422, and names those that are', async () => {
  const { call } = acceptance();
  const answer = await call(ask({ message: 'Why?', model: 'oracle' }));
  expect(answer.statusCode).toBe(422);
  expect(bodyOf(answer).detail).toBe('There is no model "oracle"; there are swift, clever.');
});

test('a stranger’s question and cancelling are answered 404', async () => {
  const { call, queued } = acceptance();
  expect((await call(ask({ message: 'Why?' }, FOREIGN))).statusCode).toBe(404);
  expect((await call(cancel({ session: FOREIGN }))).statusCode).toBe(404);
  expect((await call(cancel({ session: FOREIGN, author: BOB }))).statusCode).toBe(404);
  expect(queued).toEqual([]);
});

test('who asked cancels, and the owner; another member is told that they may not', async () => {
  const own = acceptance();
  expect((await own.call(cancel({ author: BOB }))).statusCode).toBe(202);
  expect(own.intents()[0]?.event.data).toEqual({ completion: COMPLETION, author: BOB });
  const member = acceptance(MEMBER);
  expect((await member.call(cancel({ session: FOREIGN }))).statusCode).toBe(202);
  const refusal = await member.call(cancel({ session: FOREIGN, author: BOB }));
  expect(refusal.statusCode).toBe(403);
  expect(bodyOf(refusal)).toMatchObject({
    type: 'urn:meridian:problem:forbidden',
    detail: 'Only who asked and the owner of the session cancel a completion.',
  });
  expect(member.intents().map(({ event }) => event.data)).toEqual([{ completion: COMPLETION, author: ADA }]);
});

test('cancelling what can be no completion is answered 404', async () => {
  const { call } = acceptance();
  expect((await call(cancel({ completion: 'x' }))).statusCode).toBe(404);
});

test('a batch asks and cancels as well', async () => {
  const { call, intents } = acceptance();
  const answer = await call(
    batch(
      { type: 'completion.request', sessionId: SESSION, message: 'Why?', priority: 'interactive' },
      { type: 'completion.cancel', sessionId: SESSION, completion: COMPLETION },
      { type: 'completion.request', sessionId: SESSION, message: 'Why?', model: 'oracle' },
    ),
  );
  expect(bodyOf(answer).results.map(({ status }: { status: number }) => status)).toEqual([202, 202, 422]);
  expect(bodyOf(answer).results[2].problem.faults[0].pointer).toBe('/commands/2/model');
  expect(intents().map(({ event, tenant }) => [event.data, tenant])).toEqual([
    [{ text: 'Why?', priority: 'interactive', stream: true }, TENANT],
    [{ completion: COMPLETION, author: ADA }, undefined],
  ]);
});
