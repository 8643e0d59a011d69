import { commit, DUBLIN, idAt, laneOf, SEOUL } from '../domain/factories.ts';
import { ADA, bodyOf, change, patch, reader, SESSION } from './read-fixture.ts';

const EVENTS = '/v1/sessions/{id}/events';

/** A session with three commits in Seoul and two in Dublin, their ids interleaved. */
async function withFive() {
  const read = reader();
  for (const one of [change(SEOUL, 1, 1), change(SEOUL, 2, 4), change(SEOUL, 3, 5)]) {
    await read.stores.events.append(SESSION, one);
  }
  for (const one of [change(DUBLIN, 1, 2), change(DUBLIN, 2, 3)]) {
    await read.stores.events.append(SESSION, one);
  }
  return read;
}

const placesIn = (body: { commits: { lane: string; version: number }[] }) =>
  body.commits.map(({ lane, version }) => `${lane} ${version}`);

describe('the events of a session', () => {
  it('are whole commits, lanes interleaved by their ids', async () => {
    const { get } = await withFive();
    const body = bodyOf(await get(EVENTS));
    expect(placesIn(body)).toEqual([`${SEOUL} 1`, `${DUBLIN} 1`, `${DUBLIN} 2`, `${SEOUL} 2`, `${SEOUL} 3`]);
    expect(body).toMatchObject({
      next: JSON.stringify({ [SEOUL]: 3, [DUBLIN]: 2 }),
      more: false,
      complete: true,
    });
    expect(body.commits[0]).toEqual({
      lane: SEOUL,
      version: 1,
      committedAt: change(SEOUL, 1, 1).committedAt,
      messages: 0,
      events: [patch(1, { [SEOUL]: 1 }).event],
    });
  });

  it.each([1, 2, 3])('come once each, page by page of %i', async (limit) => {
    const { get } = await withFive();
    const places: string[] = [];
    let body = { next: '', more: true, commits: [] };
    while (body.more) {
      body = bodyOf(await get(EVENTS, { query: { limit: String(limit), after: body.next } }));
      expect(body.commits.length).toBeLessThanOrEqual(limit);
      places.push(...placesIn(body));
    }
    expect(places).toHaveLength(5);
    expect(new Set(places).size).toBe(5);
    expect(bodyOf(await get(EVENTS, { query: { after: body.next } })).commits).toEqual([]);
  });

  it.each([
    ['plain', 'x'.repeat(100_000)],
    ['quotation marks', '"'.repeat(100_000)],
    ['control characters', '\u0001'.repeat(30_000)],
  ])('of %s stop below four megabytes as they leave, and go on from there', async (_what, value) => {
    const { get, stores } = reader();
    for (let version = 1; version <= 60; version++) {
      await stores.events.append(SESSION, commit(SEOUL, version, [patch(version, { a: value })]));
    }
    const places: string[] = [];
    let body = { next: '', more: true, commits: [] };
    while (body.more) {
      const answer = await get(EVENTS, { query: { after: body.next } });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(4 * 1024 * 1024 + 20_000);
      body = bodyOf(answer);
      places.push(...placesIn(body));
    }
    expect(places).toHaveLength(60);
  });

  it('are incomplete where the cursor is ahead of this replica', async () => {
    const { get } = await withFive();
    const after = JSON.stringify({ [SEOUL]: 9, [DUBLIN]: 1 });
    const body = bodyOf(await get(EVENTS, { query: { after } }));
    expect(placesIn(body)).toEqual([`${DUBLIN} 2`]);
    expect(body).toMatchObject({ complete: false, next: JSON.stringify({ [SEOUL]: 9, [DUBLIN]: 2 }) });
  });

  it('are incomplete for lanes unknown here, which keep their place and cost no reads', async () => {
    const { get, reads } = await withFive();
    const invented = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`nowhere-${at}.1`, 7]));
    const body = bodyOf(await get(EVENTS, { query: { after: JSON.stringify({ ...invented, [SEOUL]: 3 }) } }));
    expect(placesIn(body)).toEqual([`${DUBLIN} 1`, `${DUBLIN} 2`]);
    expect(body.complete).toBe(false);
    expect(JSON.parse(body.next)).toEqual({ ...invented, [SEOUL]: 3, [DUBLIN]: 2 });
    expect(reads.filter((read) => read === 'past')).toHaveLength(3);
  });

  it('are incomplete before a hole', async () => {
    const { get, stores } = await withFive();
    await stores.events.append(SESSION, change(SEOUL, 5, 9));
    const body = bodyOf(await get(EVENTS));
    expect(body.commits).toHaveLength(5);
    expect(body.complete).toBe(false);
  });

  it('are incomplete where a snapshot came before its commits', async () => {
    const { get, stores } = await withFive();
    await stores.snapshots.save(SESSION, { ...laneOf(SEOUL), version: 7 });
    expect(bodyOf(await get(EVENTS)).complete).toBe(false);
  });

  it('are incomplete, not missing, where only a snapshot has come', async () => {
    const { get, stores } = reader();
    await stores.snapshots.save(SESSION, { ...laneOf(SEOUL), version: 7 });
    const answer = await get(EVENTS);
    expect(answer.statusCode).toBe(200);
    expect(bodyOf(answer)).toMatchObject({ commits: [], complete: false });
  });

  it('go on from a cursor that stands at the floor', async () => {
    const read = reader();
    const kept = { fold: { ...laneOf(SEOUL), version: 2 }, floor: 2 };
    const { get } = reader({
      stores: {
        events: read.stores.events,
        snapshots: { ...read.stores.snapshots, load: async () => [kept] },
      },
    });
    await read.stores.events.append(SESSION, change(SEOUL, 3, 5));
    const body = bodyOf(await get(EVENTS, { query: { after: JSON.stringify({ [SEOUL]: 2 }) } }));
    expect([placesIn(body), body.complete]).toEqual([[`${SEOUL} 3`], true]);
  });

  it('are gone below the floor of a lane, with a link to the state', async () => {
    const { stores } = reader();
    const snapshots = {
      ...stores.snapshots,
      load: async () => [{ fold: { ...laneOf(SEOUL), version: 9 }, floor: 5 }],
    };
    const { get } = reader({ stores: { ...stores, snapshots } });
    for (const version of [7, 8, 9]) {
      await stores.events.append(SESSION, change(SEOUL, version, version));
    }
    const answer = await get(EVENTS, { query: { after: JSON.stringify({ [SEOUL]: 4 }) } });
    expect(answer.statusCode).toBe(410);
    expect(answer.headers.link).toBe(`</v1/sessions/${SESSION}/profile>; rel="alternate"`);
    const kept = await get(EVENTS, { query: { after: JSON.stringify({ [SEOUL]: 7 }) } });
    expect(placesIn(bodyOf(kept))).toEqual([`${SEOUL} 8`, `${SEOUL} 9`]);
  });

  it('are 400 for a cursor or a limit that cannot be read', async () => {
    const { get } = await withFive();
    const refused = [
      { after: 'nonsense' },
      { after: '{"nowhere":"x"}' },
      { limit: '0' },
      { limit: '1001' },
      { limit: '1.5' },
      { limit: 'ten' },
    ];
    for (const query of refused) {
      expect((await get(EVENTS, { query: query as Record<string, string> })).statusCode).toBe(400);
    }
  });

  it('are 404 alike for a foreign session and a missing one', async () => {
    const { get } = await withFive();
    const foreign = await get(EVENTS, { as: 'bob' });
    expect(foreign.statusCode).toBe(404);
    expect(await get(EVENTS, { session: `${ADA}.${idAt(99)}` })).toEqual(foreign);
  });
});
