import { laneCache } from '../../../lambdas/apply/lane-cache.ts';
import { commit, DUBLIN, idAt, laneOf, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';

/** A cache over stores that tell which snapshots were loaded. */
function cacheOver(stores = inMemoryStores()) {
  const loaded: string[] = [];
  const snapshots = {
    ...stores.snapshots,
    load: (sessionId: string) => {
      loaded.push(sessionId);
      return stores.snapshots.load(sessionId);
    },
  };
  return { stores, loaded, cache: laneCache({ ...stores, snapshots }, [SEOUL, DUBLIN]) };
}

describe('the lanes that an environment keeps', () => {
  it('are loaded once, and then only caught up with', async () => {
    const { cache, stores, loaded } = cacheOver();
    await cache.current(SESSION);
    await stores.events.append(SESSION, commit(DUBLIN, 1, [patched(1, { a: 1 })]));
    const { lanes } = await cache.current(SESSION);
    expect(lanes.get(DUBLIN)?.version).toBe(1);
    expect(loaded).toEqual([SESSION]);
  });

  it('are loaded again when they were forgotten', async () => {
    const { cache, loaded } = cacheOver();
    await cache.current(SESSION);
    cache.forget(SESSION);
    await cache.current(SESSION);
    expect(loaded).toHaveLength(2);
  });

  it('are loaded again, from the newest snapshot, when one has gone on for 200 commits', async () => {
    const { cache, stores, loaded } = cacheOver();
    const appendTo = async (from: number, to: number) => {
      for (let version = from; version <= to; version++) {
        await stores.events.append(SESSION, commit(DUBLIN, version, [patched(version, { n: version })]));
      }
    };
    await appendTo(1, 50);
    await cache.current(SESSION);
    await appendTo(51, 250);
    await cache.current(SESSION);
    expect((await cache.current(SESSION)).lanes.get(DUBLIN)?.recent.size).toBe(250);
    expect(loaded).toHaveLength(1);
    await appendTo(251, 251);
    await cache.current(SESSION);
    await stores.snapshots.save(SESSION, { ...laneOf(DUBLIN), version: 251, released: idAt(251) });
    expect((await cache.current(SESSION)).lanes.get(DUBLIN)?.recent.size).toBe(0);
    expect(loaded).toHaveLength(2);
  });

  it('are not loaded each time when no snapshot comes', async () => {
    const { cache, stores, loaded } = cacheOver();
    await cache.current(SESSION);
    for (let version = 1; version <= 201; version++) {
      await stores.events.append(SESSION, commit(DUBLIN, version, [patched(version, { n: version })]));
    }
    for (let round = 0; round < 5; round++) {
      await cache.current(SESSION);
    }
    expect(loaded).toHaveLength(2);
  });

  it('are not loaded again when their own snapshot has gone on with them', async () => {
    const { cache, loaded } = cacheOver();
    const lanes = await cache.current(SESSION);
    cache.keep(SESSION, {
      lanes: new Map(lanes.lanes).set(SEOUL, { ...laneOf(SEOUL), version: 900 }),
      snapshots: new Map([[SEOUL, 896]]),
    });
    await cache.current(SESSION);
    expect(loaded).toHaveLength(1);
  });

  it.each([
    [
      'identities',
      { ...laneOf(SEOUL), recent: new Map(Array.from({ length: 250_000 }, (_, at) => [`${at}`, at])) },
    ],
    ['registers', laneOf(SEOUL, [patched(1, { a: 'x'.repeat(25 * 1024 * 1024) })])],
  ])('are bounded by the bytes of their %s, the least used going first', async (_, large) => {
    const { cache, loaded } = cacheOver();
    for (const sessionId of ['a', 'b', 'c']) {
      cache.keep(sessionId, { lanes: new Map([[SEOUL, { ...large }]]), snapshots: new Map() });
    }
    await cache.current('c');
    expect(loaded).toEqual([]);
    await cache.current('a');
    expect(loaded).toEqual(['a']);
  });
});
