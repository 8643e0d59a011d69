import type { Snapshot } from '../../../lambdas/store/event-store.ts';
import { DUBLIN, idAt, laneOf, OHIO, SEOUL, stampAt } from '../domain/factories.ts';
import { PROFILE, seeing } from './after-fixture.ts';
import { ADA, BOB, bodyOf, change, NOW_MS, reader, SESSION } from './read-fixture.ts';

/** Minted a tenth of a second ago, and long ago. */
const YOUNG_MS = NOW_MS - 100;

const OLD_MS = NOW_MS - 60_000;

const failureOf = (millis: number) => ({
  eventId: idAt(millis),
  source: ADA,
  code: 'too-large',
  reason: 'The profile would be too large.',
  failedAt: '2026-11-20T18:00:00.000Z',
});

describe('a read after an event', () => {
  it('answers at once where the event is', async () => {
    const { get, stores, pauses } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, OLD_MS));
    expect((await get(PROFILE, seeing(idAt(OLD_MS)))).statusCode).toBe(200);
    expect(pauses).toEqual([]);
  });

  it('answers at once where a snapshot has let the event go', async () => {
    const { get, stores, pauses } = reader();
    await stores.events.release(SESSION, SEOUL, new Map([[`${idAt(OLD_MS)}#${ADA}`, 1]]));
    await stores.snapshots.save(SESSION, { ...laneOf(SEOUL), version: 1, released: idAt(OLD_MS) });
    expect((await get(PROFILE, seeing(idAt(OLD_MS)))).statusCode).toBe(200);
    expect(pauses).toEqual([]);
  });

  it('does not answer while only the identities that a lane let go are here, and not the commit', async () => {
    const { get, stores } = reader();
    await stores.events.release(SESSION, SEOUL, new Map([[`${idAt(OLD_MS)}#${ADA}`, 40]]));
    await stores.snapshots.save(SESSION, { ...laneOf(SEOUL), version: 32, released: idAt(OLD_MS + 1) });
    expect((await get(PROFILE, seeing(idAt(OLD_MS)))).statusCode).toBe(504);
  });

  it.each([10, 1_000, 4_000])(
    'waits for an event that comes after %i ms, and answers with it',
    async (ms) => {
      const read = reader();
      await read.stores.events.append(SESSION, change(SEOUL, 1, OLD_MS));
      read.after(ms, () => read.stores.events.append(SESSION, change(DUBLIN, 1, YOUNG_MS)));
      const answer = await read.get(PROFILE, seeing(idAt(YOUNG_MS)));
      expect(answer.statusCode).toBe(200);
      expect(bodyOf(answer)).toMatchObject({
        heads: { [SEOUL]: 1, [DUBLIN]: 1 },
        profile: { [SEOUL]: 1, [DUBLIN]: 1 },
      });
      expect(read.counts.WaitingReads).toBe(1);
    },
  );

  it('does not answer from behind a hole', async () => {
    const read = reader();
    await read.stores.events.append(SESSION, change(SEOUL, 2, YOUNG_MS));
    read.after(1_000, () => read.stores.events.append(SESSION, change(SEOUL, 1, OLD_MS)));
    const answer = await read.get(PROFILE, seeing(idAt(YOUNG_MS)));
    expect(bodyOf(answer).heads).toEqual({ [SEOUL]: 2 });
    expect(read.pauses.length).toBeGreaterThan(0);
  });

  it('is not content with another author’s event of that id', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, OLD_MS));
    await stores.sessions.putMember(SESSION, SEOUL, { member: BOB, belongs: true, stamp: stampAt(1) });
    expect((await get(PROFILE, { ...seeing(idAt(OLD_MS)), as: 'bob' })).statusCode).toBe(504);
  });

  it('is 504 when the wait is over, and never stale', async () => {
    const { get, stores, counts, pauses } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, OLD_MS));
    const answer = await get(PROFILE, seeing(idAt(YOUNG_MS)));
    expect(answer).toMatchObject({ statusCode: 504, headers: { 'retry-after': '1' } });
    expect(answer.body).not.toContain(SEOUL);
    const waitedMs = pauses.reduce((sum, ms) => sum + ms, 0);
    expect(waitedMs).toBeGreaterThan(4_500);
    expect(waitedMs).toBeLessThanOrEqual(5_000);
    expect(counts.WaitedInVain).toBe(1);
  });

  it('waits no longer than it prefers', async () => {
    const { get, pauses } = reader();
    const answer = await get(PROFILE, seeing(idAt(YOUNG_MS), { prefer: 'respond-async, wait=1' }));
    expect(answer.statusCode).toBe(504);
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(1_000);
  });

  it('does not wait where it prefers not to, and asks nobody to be let in', async () => {
    const admit = jest.fn(async () => undefined);
    const { get, pauses } = reader({ admission: { admit } });
    expect((await get(PROFILE, seeing(idAt(YOUNG_MS), { prefer: 'wait=0' }))).statusCode).toBe(504);
    expect(pauses).toEqual([]);
    expect(admit).not.toHaveBeenCalled();
  });

  it.each([
    ['a wait in vain', 504],
    ['a failure that comes while it waits', 409],
    ['what it waited for', 200],
  ])('gives its place back after %s', async (what, status) => {
    const leave = jest.fn(async () => {});
    const { get, stores, after } = reader({ admission: { admit: async () => leave } });
    if (status !== 504) {
      after(50, () =>
        status === 200
          ? stores.events.append(SESSION, change(SEOUL, 1, YOUNG_MS))
          : stores.sessions.putFailure(SESSION, failureOf(YOUNG_MS)),
      );
    }
    expect([what, (await get(PROFILE, seeing(idAt(YOUNG_MS)))).statusCode]).toEqual([what, status]);
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('is 503 at once where too many wait', async () => {
    const { get, pauses, counts } = reader({ admission: { admit: async () => undefined } });
    const answer = await get(PROFILE, seeing(idAt(YOUNG_MS)));
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    expect(bodyOf(answer).type).toBe('urn:meridian:problem:waiters-full');
    expect(pauses).toEqual([]);
    expect(counts.WaitersFull).toBe(1);
  });

  it('is 400 for what is neither an id nor heads', async () => {
    const { get } = reader();
    for (const nonsense of ['yesterday', '{"a":', '{"nowhere":-1}']) {
      expect((await get(PROFILE, seeing(nonsense))).statusCode).toBe(400);
    }
  });
});

describe('a read after an event that failed', () => {
  it('is 409 at once, with the reason and where to ask', async () => {
    const { get, stores, pauses } = reader();
    await stores.sessions.putFailure(SESSION, failureOf(OLD_MS));
    const answer = await get(PROFILE, seeing(idAt(OLD_MS)));
    expect(answer.statusCode).toBe(409);
    expect(answer.headers.location).toBe(`/v1/sessions/${SESSION}/events/${idAt(OLD_MS)}`);
    expect(bodyOf(answer).detail).toContain('The profile would be too large.');
    expect(pauses).toEqual([]);
  });

  it('is 409 without waiting to the end where it fails meanwhile', async () => {
    const read = reader();
    read.after(500, () => read.stores.sessions.putFailure(SESSION, failureOf(YOUNG_MS)));
    expect((await read.get(PROFILE, seeing(idAt(YOUNG_MS)))).statusCode).toBe(409);
    expect(read.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(2_500);
  });

  it('is 409 without a wait where none is preferred', async () => {
    const { get, stores } = reader();
    await stores.sessions.putFailure(SESSION, failureOf(YOUNG_MS));
    expect((await get(PROFILE, seeing(idAt(YOUNG_MS), { prefer: 'wait=0' }))).statusCode).toBe(409);
  });

  it('answers where another lane has the event after all', async () => {
    const { get, stores } = reader();
    await stores.sessions.putFailure(SESSION, failureOf(OLD_MS));
    await stores.events.append(SESSION, change(OHIO, 1, OLD_MS));
    expect((await get(PROFILE, seeing(idAt(OLD_MS)))).statusCode).toBe(200);
  });
});

describe('a wait of five seconds in three regions', () => {
  const letGo = { ...laneOf(SEOUL), version: 1, released: idAt(NOW_MS) };

  it.each([
    ['of the owner for a young event', YOUNG_MS, 'ada', undefined],
    ['of the owner for an old event', OLD_MS, 'ada', undefined],
    ['of a member for a young event', YOUNG_MS, 'bob', undefined],
    ['of a member for an old event', OLD_MS, 'bob', undefined],
    ['of the owner for an event that may have been let go', OLD_MS, 'ada', letGo],
    ['of a member for an event that may have been let go', OLD_MS, 'bob', letGo],
  ])('%s makes at most eight table reads', async (_, millis, as, snapshot: Snapshot['fold'] | undefined) => {
    const { get, stores, reads, pauses } = reader();
    await stores.events.append(SESSION, change(SEOUL, 1, 1));
    await stores.sessions.putMember(SESSION, SEOUL, { member: BOB, belongs: true, stamp: stampAt(1) });
    if (snapshot !== undefined) {
      await stores.snapshots.save(SESSION, snapshot);
    }
    expect((await get(PROFILE, { ...seeing(idAt(millis)), as })).statusCode).toBe(504);
    expect(reads.length).toBeLessThanOrEqual(8);
    expect(reads).toContain('failure');
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(4_500);
  });

  it('for heads makes at most eight table reads', async () => {
    const { get, reads } = reader();
    expect((await get(PROFILE, seeing(JSON.stringify({ [SEOUL]: 9 })))).statusCode).toBe(504);
    expect(reads.length).toBeLessThanOrEqual(8);
    expect(reads.filter((name) => name === 'nextOf').length).toBe(5);
  });
});
