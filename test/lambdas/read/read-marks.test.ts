import { stamped } from '../../../lambdas/domain/lane.ts';
import { commit, DUBLIN, OHIO, SEOUL, sha256 } from '../domain/factories.ts';
import { joinBob, MISSING, withCounts } from './chat-fixture.ts';
import { ADA, bodyOf, messageAt, reader, SESSION } from './read-fixture.ts';

const READ = '/v1/sessions/{id}/read';

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
