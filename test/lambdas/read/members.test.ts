import { idAt, SEOUL, stampAt } from '../domain/factories.ts';
import { joinBob, MISSING, withCounts } from './chat-fixture.ts';
import { ADA, BOB, bodyOf, keyOf, SESSION } from './read-fixture.ts';

const MEMBERS = '/v1/sessions/{id}/members';
const SESSIONS = '/v1/sessions';
const belonging = (sessionId: string, belongs = true) => ({ sessionId, belongs, stamp: stampAt(1) });

describe('members', () => {
  it('are named page by page, with the owner', async () => {
    const read = await withCounts();
    const keys = ['bob', 'cy', 'di'].map(keyOf).toSorted();
    for (const [at, member] of keys.entries()) {
      await read.stores.sessions.putMember(SESSION, SEOUL, { member, belongs: true, stamp: stampAt(at) });
    }
    const first = bodyOf(await read.get(MEMBERS, { query: { limit: '2' } }));
    expect(first).toEqual({ owner: ADA, members: keys.slice(0, 2), next: keys[1] });
    const second = bodyOf(await read.get(MEMBERS, { query: { limit: '2', after: first.next } }));
    expect(second).toEqual({ owner: ADA, members: keys.slice(2) });
  });

  it('may be none, and see one another', async () => {
    const read = await withCounts();
    expect(bodyOf(await read.get(MEMBERS))).toEqual({ owner: ADA, members: [] });
    await joinBob(read);
    expect(bodyOf(await read.get(MEMBERS, { as: 'bob' }))).toEqual({ owner: ADA, members: [BOB] });
  });

  it('are 404 alike for a foreign session and a missing one, and 400 after what is no user key', async () => {
    const { get } = await withCounts();
    const foreign = await get(MEMBERS, { as: 'bob' });
    expect(foreign.statusCode).toBe(404);
    expect(await get(MEMBERS, { session: MISSING })).toEqual(foreign);
    for (const query of [{ after: 'bob' }, { limit: '0' }, { limit: '1001' }]) {
      expect((await get(MEMBERS, { query: query as Record<string, string> })).statusCode).toBe(400);
    }
  });
});

describe('the sessions of the caller', () => {
  it('are told with what is unread in each, page by page', async () => {
    const { get, stores } = await withCounts();
    const second = `${BOB}.${idAt(2)}`;
    await stores.sessions.putBelonging(ADA, SEOUL, belonging(SESSION));
    await stores.sessions.putBelonging(ADA, SEOUL, belonging(second));
    await stores.sessions.putBelonging(ADA, SEOUL, belonging(`${BOB}.${idAt(3)}`, false));
    await stores.sessions.markRead(SESSION, ADA, SEOUL, { [SEOUL]: 4 });
    const [mine, joined] = [SESSION, second].toSorted();
    const pages = [bodyOf(await get(SESSIONS, { query: { limit: '1' } }))];
    pages.push(bodyOf(await get(SESSIONS, { query: { limit: '1', after: pages[0].next } })));
    expect(pages.map(({ sessions }) => sessions.map((one: { sessionId: string }) => one.sessionId))).toEqual([
      [mine],
      [joined],
    ]);
    expect(pages.flatMap(({ sessions }) => sessions)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sessionId: SESSION, unread: 3 }),
        { sessionId: second, read: {}, messages: {}, unread: 0 },
      ]),
    );
    expect(pages[1].next).toBeUndefined();
  });

  it('cost two reads each beside that of their names, and one more a lane where something is unread in several', async () => {
    const { get, stores, reads } = await withCounts();
    for (let number = 1; number <= 5; number++) {
      await stores.sessions.putBelonging(ADA, SEOUL, belonging(`${ADA}.${idAt(number)}`));
    }
    await get(SESSIONS, { query: { limit: '3' } });
    expect(reads).toHaveLength(1 + 2 * 3 + 2);
  });

  it('are none of anybody else', async () => {
    const { get, stores } = await withCounts();
    await stores.sessions.putBelonging(ADA, SEOUL, belonging(SESSION));
    expect(bodyOf(await get(SESSIONS, { as: 'bob' }))).toEqual({ sessions: [] });
  });

  it('are 400 after what is no session, or for a limit out of range', async () => {
    const { get } = await withCounts();
    for (const query of [{ after: 'mine' }, { limit: '51' }]) {
      expect((await get(SESSIONS, { query: query as Record<string, string> })).statusCode).toBe(400);
    }
  });
});
