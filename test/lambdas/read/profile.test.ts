import { commit, DUBLIN, idAt, OHIO, SEOUL, stampAt } from '../domain/factories.ts';
import { ADA, BOB, bodyOf, change, NOW_MS, patch, reader, SESSION } from './read-fixture.ts';

const PROFILE = '/v1/sessions/{id}/profile';

describe('a profile', () => {
  it('is the merge of all lanes, with heads and the newest id', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, commit(SEOUL, 1, [patch(5, { a: 'Seoul', s: 1 })]));
    await stores.events.append(SESSION, commit(SEOUL, 2, [patch(6, { t: 1 })]));
    await stores.events.append(SESSION, commit(DUBLIN, 1, [patch(7, { a: 'Dublin' })]));
    const answer = await get(PROFILE);
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'private, no-cache',
        'meridian-clock': idAt(7),
        etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      },
    });
    expect(bodyOf(answer)).toEqual({
      sessionId: SESSION,
      heads: { [DUBLIN]: 1, [SEOUL]: 2 },
      profile: { a: 'Dublin', s: 1, t: 1 },
    });
  });

  it('has the same bytes whatever order a region names the lanes in', async () => {
    const bodies = [
      [SEOUL, DUBLIN, OHIO],
      [OHIO, DUBLIN, SEOUL],
    ].map(async (lanes) => {
      const { get, stores } = reader({ lanes });
      await stores.events.append(SESSION, change(SEOUL, 1, 5));
      await stores.events.append(SESSION, change(DUBLIN, 1, 6));
      return (await get(PROFILE)).body;
    });
    const [one, other] = await Promise.all(bodies);
    expect(one).toBe(other);
  });

  it('is 404 alike for a foreign session, a missing one, and what is no session id', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, 5));
    const missing = await get(PROFILE, { session: `${ADA}.${idAt(99)}` });
    const foreign = await get(PROFILE, { as: 'bob' });
    const nonsense = await get(PROFILE, { session: 'nonsense' });
    expect(missing.statusCode).toBe(404);
    expect(foreign).toEqual(missing);
    expect(nonsense).toEqual(missing);
  });

  it('is a member’s to read', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, 5));
    await stores.sessions.putMember(SESSION, SEOUL, { member: BOB, belongs: true, stamp: stampAt(6) });
    expect((await get(PROFILE, { as: 'bob' })).statusCode).toBe(200);
  });

  it('is 304 for whoever has it, until it changes', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, 5));
    const { etag = '' } = (await get(PROFILE)).headers;
    const known = (tag: string) => get(PROFILE, { headers: { 'if-none-match': tag } });
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect(await known(tag)).toMatchObject({
        statusCode: 304,
        body: '',
        headers: { etag, 'meridian-clock': idAt(5) },
      });
    }
    expect((await known('"other"')).statusCode).toBe(200);
    await stores.events.append(SESSION, change(SEOUL, 2, 6));
    expect((await known(etag)).statusCode).toBe(200);
  });
});

describe('a profile of the past', () => {
  const at = (second: number): string => new Date(NOW_MS + second * 1000).toISOString();
  const past = async (query: string) => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, 5, 1));
    await stores.events.append(SESSION, change(SEOUL, 2, 6, 3));
    await stores.events.append(SESSION, change(DUBLIN, 1, 7, 2));
    return get(PROFILE, { query: { at: query } });
  };

  it('is as it was committed by an instant', async () => {
    expect(bodyOf(await past(at(2))).profile).toEqual({ [SEOUL]: 1, [DUBLIN]: 1 });
    expect(bodyOf(await past(at(1))).heads).toEqual({ [SEOUL]: 1 });
    expect(bodyOf(await past(at(9))).heads).toEqual({ [SEOUL]: 2, [DUBLIN]: 1 });
  });

  it('reads an instant of another offset as the same instant', async () => {
    const shifted = at(2).replace('Z', '+00:00');
    expect(bodyOf(await past(shifted)).heads).toEqual({ [SEOUL]: 1, [DUBLIN]: 1 });
  });

  it('is as it was committed when an event was', async () => {
    expect(bodyOf(await past(idAt(7))).profile).toEqual({ [SEOUL]: 1, [DUBLIN]: 1 });
  });

  it('is 404 before its beginning and for an event that is not there', async () => {
    expect((await past(at(0))).statusCode).toBe(404);
    expect((await past(idAt(99))).statusCode).toBe(404);
  });

  it('is 404 for an event whose commit is here before those under it', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, change(DUBLIN, 1, 4, 1));
    await stores.events.append(SESSION, change(SEOUL, 2, 6, 3));
    const recent = new Map([[`${idAt(6)}#${ADA}`, 2]]);
    const registers = { children: new Map([['a', { set: stampAt(6), text: '1' }]]) };
    const saved = { ...change(SEOUL, 2, 6, 3), registers, recent, newest: stampAt(6), released: '' };
    await stores.snapshots.save(SESSION, saved);
    const isThere = async () => (await get(PROFILE, { query: { at: idAt(6) } })).statusCode;
    expect(await isThere()).toBe(404);
    await stores.events.append(SESSION, change(SEOUL, 1, 5, 2));
    expect(await isThere()).toBe(200);
  });

  it.each(['noon', '2026', 'Nov 20 2026'])(
    'is 400 at "%s", which is neither an instant nor an id',
    async (at) => {
      expect((await past(at)).statusCode).toBe(400);
    },
  );

  it('begins at the nearest checkpoint, whatever of the log is gone before it', async () => {
    const { get, stores, reads } = reader({ lanes: [SEOUL] });
    const registers = { children: new Map([['a', { set: stampAt(1), text: '1' }]]) };
    const lane = {
      ...change(SEOUL, 1000, 1, 1),
      registers,
      recent: new Map(),
      newest: stampAt(1),
      released: '',
    };
    await stores.events.putCheckpoint(SESSION, lane);
    await stores.events.append(SESSION, change(SEOUL, 1001, 5, 2));
    await stores.events.append(SESSION, change(SEOUL, 1002, 6, 3));
    const answer = await get(PROFILE, { query: { at: at(2) } });
    expect(bodyOf(answer)).toMatchObject({ heads: { [SEOUL]: 1001 }, profile: { a: 1, [SEOUL]: 1001 } });
    expect(reads).toEqual(['load', 'checkpointBy', 'past']);
  });

  it('has the lanes that configuration forgot and a snapshot remembers, the event asked for among them', async () => {
    const { get, stores } = reader({ lanes: [DUBLIN] });
    await stores.events.append(SESSION, change(SEOUL, 1, 5, 1));
    await stores.events.append(SESSION, change(DUBLIN, 1, 6, 2));
    const recent = new Map([[`${idAt(5)}#${ADA}`, 1]]);
    const registers = { children: new Map([['a', { set: stampAt(5), text: '1' }]]) };
    const saved = { ...change(SEOUL, 1, 5, 1), registers, recent, newest: stampAt(5), released: '' };
    await stores.snapshots.save(SESSION, saved);
    expect(bodyOf(await get(PROFILE, { query: { at: idAt(5) } })).profile).toEqual({ [SEOUL]: 1 });
    expect(bodyOf(await get(PROFILE, { query: { at: at(2) } })).profile).toEqual({ [SEOUL]: 1, [DUBLIN]: 1 });
  });
});
