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

  it('are loaded again from the newest snapshot when their identities grow too many', async () => {
    const { cache, stores, loaded } = cacheOver();
    await cache.current(SESSION);
    const many = Array.from({ length: 10_001 }, (_, at) => patched(at, { n: at }));
    await stores.events.append(SESSION, commit(DUBLIN, 1, many));
    expect((await cache.current(SESSION)).lanes.get(DUBLIN)?.recent.size).toBe(10_001);
    await stores.snapshots.save(SESSION, { ...laneOf(DUBLIN), version: 1, released: idAt(10_000) });
    expect((await cache.current(SESSION)).lanes.get(DUBLIN)?.recent.size).toBe(0);
    expect(loaded).toHaveLength(2);
  });

  it('are bounded by their bytes, the least used going first', async () => {
    const { cache, loaded } = cacheOver();
    const large = {
      lanes: new Map(),
      snapshots: new Map([[SEOUL, { version: 1, bytes: 12 * 1024 * 1024 }]]),
    };
    for (const sessionId of ['a', 'b', 'c']) {
      cache.keep(sessionId, large);
    }
    await cache.current('c');
    expect(loaded).toEqual([]);
    await cache.current('a');
    expect(loaded).toEqual(['a']);
  });
});
