import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { stamped } from '../../../lambdas/domain/lane.ts';
import { commit, DUBLIN, idAt, OHIO, SEOUL, sha256, stampAt } from '../domain/factories.ts';
import { ADA, BOB, bodyOf, change, keyOf, messageAt, patch, reader, SESSION } from './read-fixture.ts';

const MESSAGES = '/v1/sessions/{id}/messages';
const MEMBERS = '/v1/sessions/{id}/members';
const READ = '/v1/sessions/{id}/read';
const SESSIONS = '/v1/sessions';
const MISSING = `${ADA}.${idAt(99)}`;

/** A session of Ada's with five messages in Seoul and two in Dublin. */
async function withCounts() {
  const read = reader();
  await read.stores.events.append(SESSION, { ...commit(SEOUL, 1, [patch(1, { a: 1 })]), messages: 5 });
  await read.stores.events.append(SESSION, { ...commit(DUBLIN, 1, [patch(2, { a: 2 })]), messages: 2 });
  return read;
}

const belonging = (sessionId: string, belongs = true) => ({ sessionId, belongs, stamp: stampAt(1) });
const joinBob = ({ stores }: ReturnType<typeof reader>) =>
  stores.sessions.putMember(SESSION, SEOUL, { member: BOB, belongs: true, stamp: stampAt(1) });

describe('messages', () => {
  const withMessages = async (...messages: MeridianEvent<'message.sent'>[]) => {
    const read = await withCounts();
    await read.stores.events.putMessages(messages);
    return read;
  };

  it('are shown as they stand now, by one read more for the whole page', async () => {
    const { get, stores, reads } = await withMessages(messageAt(1), messageAt(2), messageAt(3, BOB));
    const target = { message: idAt(1), author: ADA, stamp: stampAt(8) };
    await stores.events.modify(SESSION, SEOUL, { kind: 'edit', ...target, text: 'anew' });
    await stores.events.modify(SESSION, DUBLIN, {
      kind: 'reaction',
      ...target,
      by: BOB,
      emoji: '👍',
      on: true,
    });
    await stores.events.modify(SESSION, DUBLIN, {
      kind: 'deletion',
      ...target,
      message: idAt(3),
      author: BOB,
    });
    expect(bodyOf(await get(MESSAGES)).messages).toEqual([
      { ...messageAt(3, BOB), data: {}, deleted: true },
      messageAt(2),
      { ...messageAt(1), data: { text: 'anew' }, edited: idAt(8), reactions: { '👍': [BOB] } },
    ]);
    expect(reads).toEqual(['messages', 'modifications']);
  });

  it('that edits made too long for one answer come on the next page, none of them lost', async () => {
    const many = Array.from({ length: 30 }, (_, at) => messageAt(at + 1));
    const { get, stores } = await withMessages(...many);
    const attributes = { a: '"'.repeat(50_000) };
    for (const { id: message } of many) {
      const target = { message, author: ADA, stamp: stampAt(90) };
      await stores.events.modify(SESSION, SEOUL, { kind: 'edit', ...target, text: 'x', attributes });
    }
    const ids: string[] = [];
    let before: string | undefined;
    do {
      const answer = await get(MESSAGES, { query: before === undefined ? {} : { before } });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(Limits.pageBytes + 20_000);
      ids.push(...bodyOf(answer).messages.map(({ id }: { id: string }) => id));
      before = bodyOf(answer).next;
    } while (before !== undefined);
    expect(ids).toEqual(many.map(({ id }) => id).toReversed());
  });
});

describe('how far somebody has read', () => {
  it('is nothing at first, and everything is unread', async () => {
    const { get, reads } = await withCounts();
    expect(bodyOf(await get(READ))).toEqual({
      user: ADA,
      read: { [SEOUL]: 0, [DUBLIN]: 0 },
      messages: { [SEOUL]: 5, [DUBLIN]: 2 },
      unread: 7,
    });
    expect(reads).toEqual(['readMarks', 'messageCounts', 'newest', 'newest']);
  });

  it('counts a message that two regions committed once, and reads no commits where nothing can be twice', async () => {
    const { get, stores, reads } = reader();
    const twice = stamped(messageAt(1), sha256);
    await stores.events.append(SESSION, { ...commit(SEOUL, 1, [twice]), messages: 1 });
    expect(bodyOf(await get(READ))).toMatchObject({ unread: 1 });
    expect(reads).not.toContain('newest');
    const both = [stamped(messageAt(2), sha256), twice];
    await stores.events.append(SESSION, { ...commit(DUBLIN, 1, both), messages: 2 });
    expect(bodyOf(await get(READ))).toMatchObject({ messages: { [SEOUL]: 1, [DUBLIN]: 2 }, unread: 2 });
    await stores.sessions.markRead(SESSION, ADA, SEOUL, { [SEOUL]: 1 });
    expect(bodyOf(await get(READ))).toMatchObject({ unread: 1 });
    await stores.sessions.markRead(SESSION, ADA, SEOUL, { [DUBLIN]: 2 });
    reads.length = 0;
    expect(bodyOf(await get(READ))).toMatchObject({ unread: 0 });
    expect(reads).not.toContain('newest');
  });

  it('is the highest mark of any lane, and not past what is here', async () => {
    const { get, stores } = await withCounts();
    await stores.sessions.markRead(SESSION, ADA, SEOUL, { [SEOUL]: 3 });
    await stores.sessions.markRead(SESSION, ADA, DUBLIN, { [SEOUL]: 1, [DUBLIN]: 9, [OHIO]: 4 });
    expect(bodyOf(await get(READ))).toMatchObject({ read: { [SEOUL]: 3, [DUBLIN]: 2 }, unread: 2 });
  });

  it('is the caller’s own, and 404 alike for a foreign session and a missing one', async () => {
    const read = await withCounts();
    await read.stores.sessions.markRead(SESSION, ADA, SEOUL, { [SEOUL]: 5, [DUBLIN]: 2 });
    const foreign = await read.get(READ, { as: 'bob' });
    expect(foreign.statusCode).toBe(404);
    expect(await read.get(READ, { session: MISSING })).toEqual(foreign);
    await joinBob(read);
    expect(bodyOf(await read.get(READ, { as: 'bob' }))).toMatchObject({ unread: 7 });
  });
});

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

describe('events that are waited for', () => {
  const EVENTS = '/v1/sessions/{id}/events';
  const HEADS = JSON.stringify({ [SEOUL]: 1, [DUBLIN]: 1 });
  const waiting = (seconds: number, as = 'ada') => ({
    as,
    query: { after: HEADS },
    headers: { prefer: `wait=${seconds}` },
  });

  it.each([10, 1_000, 4_500])('come when they arrive after %i ms, with the cursor after them', async (ms) => {
    const read = await withCounts();
    read.after(ms, () => read.stores.events.append(SESSION, change(OHIO, 1, 7)));
    const body = bodyOf(await read.get(EVENTS, waiting(5)));
    expect(body).toMatchObject({ commits: [{ lane: OHIO, version: 1 }], more: false, complete: true });
    expect(JSON.parse(body.next)).toEqual({ [SEOUL]: 1, [DUBLIN]: 1, [OHIO]: 1 });
    expect(read.counts.WaitingReads).toBe(1);
  });

  it.each(['ada', 'bob'])('cost %s at most eight table reads in five seconds', async (as) => {
    const read = await withCounts();
    await joinBob(read);
    const answer = await read.get(EVENTS, waiting(5, as));
    expect(bodyOf(answer)).toEqual({ commits: [], next: HEADS, more: false, complete: true });
    expect(read.reads.length).toBe(8);
    expect(read.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(5_000);
  });

  it('are not waited for where some are there, or where nobody asks to wait', async () => {
    const read = await withCounts();
    await read.get(EVENTS, { query: { after: HEADS } });
    await read.get(EVENTS, waiting(0));
    await read.get(EVENTS, { headers: { prefer: 'wait=5' } });
    expect(read.pauses).toEqual([]);
  });

  it('stop at the limit, and there are more', async () => {
    const read = await withCounts();
    read.after(10, async () => {
      await read.stores.events.append(SESSION, change(SEOUL, 2, 7));
      await read.stores.events.append(SESSION, change(SEOUL, 3, 8));
    });
    const asking = waiting(5);
    const body = bodyOf(await read.get(EVENTS, { ...asking, query: { ...asking.query, limit: '1' } }));
    expect(body).toMatchObject({ commits: [{ version: 2 }], more: true });
  });

  it('are not waited for where too many wait, and every place is given back', async () => {
    const full = reader({ admission: { admit: async () => undefined } });
    await full.stores.events.append(SESSION, change(SEOUL, 1, 1));
    const asking = { query: { after: JSON.stringify({ [SEOUL]: 1 }) }, headers: { prefer: 'wait=5' } };
    const refused = await full.get(EVENTS, asking);
    expect([refused.statusCode, bodyOf(refused).commits, refused.headers['preference-applied']]).toEqual([
      200,
      [],
      undefined,
    ]);
    const left: string[] = [];
    const leave = async () => {
      left.push('left');
    };
    const roomy = reader({ admission: { admit: async () => leave } });
    await roomy.stores.events.append(SESSION, change(SEOUL, 1, 1));
    const waited = await roomy.get(EVENTS, asking);
    expect([left, waited.headers['preference-applied']]).toEqual([['left'], 'wait=5']);
  });
});
