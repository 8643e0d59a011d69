import { ADA, acceptance, bodyOf, idAt, NOW_MS, PATCH, SESSION } from './accept-fixture.ts';

const KEY = idAt(NOW_MS - 5);

describe('a patch', () => {
  test('becomes one intent on the bulk queue and a 202 that says where to ask', async () => {
    const { call, intents, queued, asked } = acceptance();
    const answer = await call(PATCH('{"name":"Ada"}', { 'idempotency-key': KEY }));
    expect(answer.statusCode).toBe(202);
    expect(bodyOf(answer)).toEqual({ eventId: KEY, status: 'accepted' });
    expect(answer.headers).toMatchObject({
      location: `/v1/sessions/${SESSION}/events/${KEY}?accepted=2026-11-20T12:00:00.000Z`,
      'retry-after': '1',
      'cache-control': 'private, no-store',
    });
    expect(answer).not.toHaveProperty('about');
    expect(queued.map(({ urgency }) => urgency)).toEqual(['bulk']);
    expect(intents()).toEqual([
      {
        v: 1,
        event: {
          specversion: '1.0',
          id: KEY,
          source: ADA,
          type: 'profile.patched',
          subject: SESSION,
          time: '2026-11-20T11:59:59.995Z',
          data: { name: 'Ada' },
        },
        acceptedAt: '2026-11-20T12:00:00.000Z',
        authority: 'owner',
        traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
      },
    ]);
    expect(asked).toEqual([]);
  });

  test('may come as a merge patch, with a charset, quoted key and base64', async () => {
    const { call, intents } = acceptance();
    const answer = await call({
      ...PATCH(Buffer.from('{"a":"é"}').toString('base64')),
      headers: {
        'content-type': 'application/merge-patch+json; charset=UTF-8',
        'idempotency-key': `"${KEY}"`,
      },
      isBase64Encoded: true,
    });
    expect(bodyOf(answer).eventId).toBe(KEY);
    expect(intents()[0]?.event.data).toEqual({ a: 'é' });
  });

  test('of 32 levels is kept', async () => {
    const answer = await acceptance().call(PATCH(`${'{"a":'.repeat(32)}1${'}'.repeat(32)}`));
    expect(answer.statusCode).toBe(202);
  });

  test('with characters that SQS refuses is queued with them escaped', async () => {
    const { call, queued, intents } = acceptance();
    await call(PATCH('{"a":"\uffff\ufffe"}'));
    expect(queued[0]?.body).not.toMatch(/[\ufffe\uffff]/);
    expect(intents()[0]?.event.data).toEqual({ a: '\uffff\ufffe' });
  });

  test('goes where its priority asks', async () => {
    const { call, queued } = acceptance();
    for (const priority of ['u=2', 'u=3', 'i, u=0', 'u=9', 'garbage']) {
      await call(PATCH('{"a":1}', { priority }));
    }
    expect(queued.map(({ urgency }) => urgency)).toEqual([
      'interactive',
      'bulk',
      'interactive',
      'bulk',
      'bulk',
    ]);
  });

  test('continues the trace of its caller', async () => {
    const { call, intents } = acceptance();
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    await call(PATCH('{"a":1}', { traceparent: `00-${trace}-00f067aa0ba902b7-00` }));
    expect(intents()[0]?.traceparent).toBe(`00-${trace}-0707070707070707-00`);
  });
});

describe('ids', () => {
  test('minted ones rise, above every id that was seen', async () => {
    const { call, intents } = acceptance();
    const seen = idAt(NOW_MS + 20_000);
    await call(PATCH('{"a":1}'));
    await call(PATCH('{"a":2}'));
    await call(PATCH('{"a":3}', { 'meridian-clock': seen }));
    const ids = intents().map(({ event }) => event.id);
    expect([...ids].sort()).toEqual(ids);
    expect((ids[1] as string) < seen && (ids[2] as string) > seen).toBe(true);
  });

  test('a seen id past 30 s does not carry the clock away, yet is taken up to 60 s', async () => {
    const { call, intents } = acceptance();
    const far = idAt(NOW_MS + 60_000);
    const answer = await call(PATCH('{"a":1}', { 'idempotency-key': far }));
    await call(PATCH('{"a":2}'));
    expect(answer.statusCode).toBe(202);
    expect((intents()[1]?.event.id as string) < idAt(NOW_MS + 1)).toBe(true);
  });

  test('the same key makes the same session', async () => {
    const { call } = acceptance();
    const create = { routeKey: 'POST /v1/sessions', headers: { 'idempotency-key': KEY } };
    const [first, second] = [await call(create), await call({ ...create, body: '{}' })];
    expect(bodyOf(first)).toEqual({ sessionId: `${ADA}.${KEY}`, eventId: KEY, status: 'accepted' });
    expect(bodyOf(second)).toEqual(bodyOf(first));
  });
});

describe('a queue that is down', () => {
  test('is a 503 that says when to come back and with which id, logged with its cause', async () => {
    const { call, lines, counts } = acceptance({ queue: () => 'failed' });
    const answer = await call(PATCH('{"a":1}', { 'idempotency-key': KEY }));
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
    expect(bodyOf(answer)).toMatchObject({ type: 'urn:meridian:problem:unavailable', eventId: KEY });
    expect(lines).toMatchObject([
      {
        message: 'failed',
        fields: {
          outcome: '503',
          errorCode: 'queue-unavailable',
          userKey: ADA,
          sessionId: SESSION,
          eventId: KEY,
        },
        error: { cause: { message: 'The queue is down.' } },
      },
    ]);
    expect(counts).toEqual({ Unavailable: 1 });
  });
});

test('logs one line per request, with ids and without the body', async () => {
  const { call, lines } = acceptance();
  await call(PATCH('{"a":"private"}', { 'idempotency-key': KEY }));
  expect(lines).toEqual([
    {
      message: 'answered',
      fields: {
        requestId: 'request-1',
        route: 'PATCH /v1/sessions/{id}/profile',
        durationMs: 0,
        outcome: '202',
        userKey: ADA,
        sessionId: SESSION,
        eventId: KEY,
      },
    },
  ]);
});
