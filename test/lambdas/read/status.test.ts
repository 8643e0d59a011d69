import { commit, DUBLIN, idAt, SEOUL } from '../domain/factories.ts';
import { ADA, type Asking, BOB, bodyOf, patch, reader, SESSION } from './read-fixture.ts';

const STATUS = '/v1/sessions/{id}/events/{eventId}';
const asking = (more: Asking = {}): Asking => ({ eventId: idAt(5), ...more });
const failure = {
  eventId: idAt(5),
  source: ADA,
  code: 'too-large',
  reason: 'The profile would be too large.',
  failedAt: '2026-11-20T18:00:00.000Z',
};

describe('the status of an event', () => {
  it('is applied once any lane has it, with the place', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, commit(DUBLIN, 1, [patch(5, { a: 1 })]));
    const answer = await get(STATUS, asking());
    expect(answer.statusCode).toBe(200);
    expect(bodyOf(answer)).toEqual({ eventId: idAt(5), status: 'applied', lane: DUBLIN, version: 1 });
  });

  it('is applied even where another region says that it failed', async () => {
    const { get, stores } = reader();
    await stores.sessions.putFailure(SESSION, failure);
    await stores.events.append(SESSION, commit(SEOUL, 1, [patch(5, { a: 1 })]));
    expect(bodyOf(await get(STATUS, asking())).status).toBe('applied');
  });

  it('is applied long after a snapshot let its identity go', async () => {
    const { get, stores } = reader();
    await stores.events.release(SESSION, SEOUL, new Map([[`${idAt(5)}#${ADA}`, 3]]));
    const events = [patch(9, { a: 1 })];
    const lane = { ...commit(SEOUL, 7, events), registers: {}, recent: new Map(), newest: undefined };
    await stores.snapshots.save(SESSION, { ...lane, released: idAt(6) });
    expect(bodyOf(await get(STATUS, asking()))).toMatchObject({ status: 'applied', lane: SEOUL, version: 3 });
  });

  it('is applied where a snapshot came before the identities that it let go', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, commit(SEOUL, 1, [patch(5, { a: 1 })]));
    const lane = { ...commit(SEOUL, 2, []), registers: {}, recent: new Map(), newest: undefined };
    await stores.snapshots.save(SESSION, { ...lane, released: idAt(6) });
    await stores.sessions.putFailure(SESSION, failure);
    expect(bodyOf(await get(STATUS, asking()))).toMatchObject({ status: 'applied', lane: SEOUL, version: 1 });
  });

  it('reads no commits for an event that no snapshot can have let go', async () => {
    const { get, stores, reads } = reader();
    await stores.events.append(SESSION, commit(SEOUL, 1, [patch(4, { a: 1 })]));
    expect((await get(STATUS, asking())).statusCode).toBe(404);
    expect(reads).not.toContain('newest');
  });

  it('reads no commits for an event of which nothing is known', async () => {
    const { get, stores, reads } = reader();
    await stores.events.append(SESSION, commit(SEOUL, 1, [patch(4, { a: 1 })]));
    const lane = { ...commit(SEOUL, 2, []), registers: {}, recent: new Map(), newest: undefined };
    await stores.snapshots.save(SESSION, { ...lane, released: idAt(6) });
    expect((await get(STATUS, asking())).statusCode).toBe(404);
    expect(reads).not.toContain('newest');
  });

  it('is failed with its reason', async () => {
    const { get, stores } = reader();
    await stores.sessions.putFailure(SESSION, failure);
    const { code, reason, failedAt } = failure;
    expect(bodyOf(await get(STATUS, asking()))).toEqual({
      eventId: idAt(5),
      status: 'failed',
      code,
      reason,
      failedAt,
    });
  });

  it('is pending for whoever knows when it was accepted', async () => {
    const { get } = reader();
    const accepted = '2026-11-20T17:59:59.000Z';
    const answer = await get(STATUS, asking({ query: { accepted } }));
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'retry-after': '1' } });
    expect(bodyOf(answer)).toEqual({ eventId: idAt(5), status: 'pending', acceptedAt: accepted });
  });

  it('is unknown once it would have its end, whatever a device’s clock says', async () => {
    const { get } = reader();
    for (const accepted of ['2026-10-23T17:59:59Z', '2026-12-18T18:00:01Z']) {
      expect((await get(STATUS, asking({ query: { accepted } }))).statusCode).toBe(404);
    }
    for (const accepted of ['2026-10-23T18:00:00Z', '2026-12-18T18:00:00Z']) {
      expect((await get(STATUS, asking({ query: { accepted } }))).statusCode).toBe(200);
    }
  });

  it('is unknown to everybody else', async () => {
    const { get } = reader();
    expect((await get(STATUS, asking())).statusCode).toBe(404);
    expect((await get(STATUS, asking({ eventId: 'no-id' }))).statusCode).toBe(404);
  });

  it('cannot be pending since an instant that is none', async () => {
    const { get } = reader();
    const answer = await get(STATUS, asking({ query: { accepted: '2026' } }));
    expect(answer.statusCode).toBe(400);
    expect(bodyOf(answer).detail).toContain('"accepted"');
  });

  it('is the author’s alone to know, and nobody else’s, not even the owner’s', async () => {
    const { get, stores } = reader();
    await stores.events.append(SESSION, commit(SEOUL, 1, [patch(5, { a: 1 }, BOB)]));
    expect((await get(STATUS, asking())).statusCode).toBe(404);
    expect((await get(STATUS, asking({ as: 'bob' }))).statusCode).toBe(200);
  });

  it('is never kept by anybody between', async () => {
    const { get } = reader();
    const answer = await get(STATUS, asking({ query: { accepted: '2026-11-20T17:59:59Z' } }));
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });
});
