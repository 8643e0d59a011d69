import { ADA, acceptance, bodyOf, FOREIGN, idAt, NOW_MS, SESSION } from './accept-fixture.ts';

const KEY = idAt(NOW_MS - 5);
const batch = (commands: unknown[], headers: Record<string, string> = {}) => ({
  routeKey: 'POST /v1/batch',
  headers,
  body: JSON.stringify({ commands }),
});
const patch = (more: object = {}) => ({
  type: 'profile.patch',
  sessionId: SESSION,
  patch: { a: 1 },
  ...more,
});

test('each command has its own message, id and result', async () => {
  const { call, intents, counts } = acceptance();
  const answer = await call(
    batch([
      { type: 'session.create', eventId: KEY },
      patch(),
      { type: 'message.send', sessionId: SESSION, message: { text: 'hi' } },
      { type: 'member.add', sessionId: SESSION, subject: 'bob' },
      { type: 'member.remove', sessionId: SESSION, subject: 'bob' },
    ]),
  );
  const { results } = bodyOf(answer);
  expect(answer.statusCode).toBe(200);
  expect(results.map(({ status }: { status: number }) => status)).toEqual([202, 202, 202, 202, 202]);
  expect(results[0]).toEqual({ status: 202, eventId: KEY, sessionId: `${ADA}.${KEY}` });
  expect(intents().map(({ event }) => event.type)).toEqual([
    'session.created',
    'profile.patched',
    'message.sent',
    'member.added',
    'member.removed',
  ]);
  const minted = results.slice(1).map(({ eventId }: { eventId: string }) => eventId);
  expect([...minted].sort()).toEqual(minted);
  expect(counts).toEqual({ Accepted: 5 });
});

test('one bad command harms no other, and its pointers lead into the whole body', async () => {
  const { call, intents, counts } = acceptance();
  const deep = JSON.parse(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`);
  const bad = [
    [patch({ sessionId: FOREIGN }), 404, undefined],
    [patch({ patch: {} }), 422, '/commands/1/patch'],
    [patch({ patch: [] }), 400, '/commands/2/patch'],
    [patch({ patch: deep }), 400, `/commands/3/patch${'/a'.repeat(32)}`],
    [patch({ colour: 1 }), 400, '/commands/4/colour'],
    [patch({ eventId: 'x' }), 400, '/commands/5/eventId'],
    [patch({ eventId: idAt(NOW_MS + 61_000) }), 400, undefined],
    [patch({ patch: { a: 'x'.repeat(65 * 1024) } }), 413, undefined],
    [{ type: 'profile.delete' }, 400, '/commands/8/type'],
    [null, 400, '/commands/9/type'],
    [{ type: 'member.add', sessionId: SESSION, subject: 'ada' }, 422, '/commands/10/subject'],
    [{ type: 'toString' }, 400, '/commands/11/type'],
  ] as const;
  const answer = await call(batch([...bad.map(([command]) => command), patch()]));
  const { results } = bodyOf(answer);
  expect(results.slice(0, -1).map(told)).toEqual(bad.map(([, status, pointer]) => [status, pointer]));
  expect(results.at(-1).status).toBe(202);
  expect(intents()).toHaveLength(1);
  expect(counts).toEqual({ Accepted: 1, Rejected: bad.length });
});

test('what the queue did not take is 503, with the id to send it again', async () => {
  const { call, counts } = acceptance({ queue: ({ urgency }) => (urgency === 'bulk' ? 'failed' : 'sent') });
  const answer = await call(batch([patch({ eventId: KEY }), patch({ queue: 'interactive' })]));
  const { results } = bodyOf(answer);
  expect(results).toMatchObject([
    { status: 503, eventId: KEY, sessionId: SESSION, problem: { status: 503 } },
    { status: 202 },
  ]);
  expect(counts).toEqual({ Accepted: 1, Unavailable: 1 });
});

test("a command's own queue beats the header, which beats the usual one", async () => {
  const { call, queued } = acceptance();
  await call(batch([patch({ queue: 'bulk' }), patch()], { priority: 'u=1' }));
  expect(queued.map(({ urgency }) => urgency)).toEqual(['bulk', 'interactive']);
});

function told({ status, problem }: { status: number; problem: { faults?: { pointer: string }[] } }) {
  return [status, problem.faults?.[0]?.pointer];
}
