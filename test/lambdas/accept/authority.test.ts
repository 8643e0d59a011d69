import { ADA, acceptance, BOB, bodyOf, FOREIGN, keyOf, PATCH, SESSION } from './accept-fixture.ts';

describe('authority', () => {
  test('a member writes, and is stamped as one', async () => {
    const { call, intents } = acceptance({ members: [`${FOREIGN} ${ADA}`] });
    const answer = await call(PATCH('{"a":1}', {}, FOREIGN));
    expect([answer.statusCode, intents()[0]?.authority]).toEqual([202, 'member']);
  });

  test('a member changes no members, and is told so; a stranger learns nothing', async () => {
    const adding = {
      routeKey: 'PUT /v1/sessions/{id}/members/{subject}',
      pathParameters: { id: FOREIGN, subject: 'eve' },
    };
    const member = acceptance({ members: [`${FOREIGN} ${ADA}`] });
    expect(bodyOf(await member.call(adding))).toMatchObject({
      status: 403,
      detail: 'Only the owner of a session changes its members.',
    });
    expect(member.queued).toEqual([]);
    const { call } = acceptance();
    expect(bodyOf(await call(adding))).toEqual(bodyOf(await call(PATCH('{"a":1}', {}, FOREIGN))));
  });

  test('members are of the tenant of the owner', async () => {
    const { call, intents } = acceptance();
    const at = { pathParameters: { id: SESSION, subject: 'bob' } };
    await call({ ...at, routeKey: 'PUT /v1/sessions/{id}/members/{subject}' });
    await call({ ...at, routeKey: 'DELETE /v1/sessions/{id}/members/{subject}' });
    expect(intents().map(({ event }) => [event.type, event.data])).toEqual([
      ['member.added', { member: BOB }],
      ['member.removed', { member: BOB }],
    ]);
    expect(keyOf('bob', 'other')).not.toBe(BOB);
  });
});
