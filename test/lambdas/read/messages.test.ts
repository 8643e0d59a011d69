import { commit, idAt, SEOUL } from '../domain/factories.ts';
import { ADA, BOB, bodyOf, messageAt, patch, reader, SESSION } from './read-fixture.ts';

const MESSAGES = '/v1/sessions/{id}/messages';

async function withMessages(...messages: ReturnType<typeof messageAt>[]) {
  const read = reader();
  await read.stores.events.append(SESSION, commit(SEOUL, 1, [patch(1, { a: 1 })]));
  await read.stores.events.putMessages(messages);
  return read;
}

describe('the messages of a session', () => {
  it('come newest first, page by page', async () => {
    const all = [1, 2, 3, 4, 5].map((millis) => messageAt(millis));
    const { get } = await withMessages(...all);
    const first = bodyOf(await get(MESSAGES, { query: { limit: '2' } }));
    const second = bodyOf(await get(MESSAGES, { query: { limit: '2', before: first.next } }));
    const third = bodyOf(await get(MESSAGES, { query: { limit: '2', before: second.next } }));
    expect([...first.messages, ...second.messages, ...third.messages]).toEqual(all.toReversed());
    expect(third.next).toBeUndefined();
  });

  it('of two authors with one id are not lost between two pages', async () => {
    const twins = [messageAt(5), messageAt(5, BOB)];
    const { get } = await withMessages(...twins);
    const first = bodyOf(await get(MESSAGES, { query: { limit: '1' } }));
    const second = bodyOf(await get(MESSAGES, { query: { limit: '1', before: first.next } }));
    expect(first.next).toMatch(/^[0-9a-f-]{36}\.[0-9a-f]{32}$/);
    expect([...first.messages, ...second.messages]).toEqual(expect.arrayContaining(twins));
  });

  it('begin before a message that the caller names', async () => {
    const { get } = await withMessages(messageAt(1), messageAt(2), messageAt(3));
    expect(bodyOf(await get(MESSAGES, { query: { before: idAt(3) } })).messages).toEqual([
      messageAt(2),
      messageAt(1),
    ]);
  });

  it('may be none', async () => {
    const { get } = await withMessages();
    expect(bodyOf(await get(MESSAGES))).toEqual({ messages: [] });
  });

  it('are 400 before what is no message, or for a limit out of range', async () => {
    const { get } = await withMessages();
    for (const query of [{ before: 'yesterday' }, { before: `${idAt(1)}.x` }, { limit: '201' }]) {
      expect((await get(MESSAGES, { query: query as Record<string, string> })).statusCode).toBe(400);
    }
  });

  it('are 404 alike for a foreign session and a missing one', async () => {
    const { get } = await withMessages();
    const foreign = await get(MESSAGES, { as: 'bob' });
    expect(foreign.statusCode).toBe(404);
    expect(await get(MESSAGES, { session: `${ADA}.${idAt(99)}` })).toEqual(foreign);
  });
});
