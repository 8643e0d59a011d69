import type { Marks } from '../../../lambdas/contract/routing.ts';
import type { Beat } from '../../../lambdas/watch/observation.ts';
import type { MarkStore } from '../../../lambdas/watch/ports.ts';
import { watching } from '../../../lambdas/watch/watching.ts';

const REGIONS = ['a', 'b', 'c'];
const apiOf = (region: string) => `http://${region}`;

/** Three regions with one table and one store between them. */
function world(standing: Marks = {}) {
  const down = new Set<string>();
  const table = new Map<string, Beat>();
  const announced = new Map<string, (readonly string[])[]>(REGIONS.map((region) => [region, []]));
  const unheard = new Set<string>();
  const store: { marks: Marks; version: number; isAway?: boolean } = { marks: standing, version: 0 };
  const calls = { read: 0, write: 0, save: 0 };
  let nowMs = 1_000_000;
  const markStore: MarkStore = {
    async read() {
      if (store.isAway) throw new Error('The store is away.');
      calls.read += 1;
      return store.marks;
    },
    async readForWriting() {
      if (store.isAway) throw new Error('The store is away.');
      calls.read += 1;
      return { marks: store.marks, version: String(store.version) };
    },
    async write(marks, version) {
      calls.write += 1;
      if (version !== String(store.version)) {
        return 'conflict';
      }
      Object.assign(store, { marks, version: store.version + 1 });
      return 'written';
    },
  };
  const observer = (region: string) =>
    watching({
      region,
      regions: REGIONS,
      api: apiOf(region),
      observations: {
        load: async () => [...table.values()],
        save: async (observation) => {
          calls.save += 1;
          table.set(observation.region, observation);
        },
      },
      markStore,
      probe: async (api) => !down.has(api),
      announce: async (lost) => {
        if (unheard.has(region)) return false;
        announced.get(region)?.push(lost);
        return true;
      },
      nowMs: () => nowMs,
    });
  const watches = new Map(REGIONS.map((region) => [region, observer(region)]));
  const seconds = async (count: number, living = REGIONS) => {
    for (let at = 0; at < count; at += 1) {
      nowMs += 1_000;
      await Promise.all(living.map((region) => watches.get(region)?.tick()));
    }
  };
  return {
    down,
    table,
    announced,
    unheard,
    store,
    calls,
    seconds,
    restart: (region: string) => watches.set(region, observer(region)),
  };
}

test('healthy regions write no mark, and their observations every five seconds', async () => {
  const { seconds, calls, store } = world();
  await seconds(3);
  const early = calls.save;
  await seconds(20);
  expect([store.marks, calls.write, calls.read]).toEqual([{}, 0, 3]);
  expect(calls.save - early).toBe(3 * 4);
});

test('a region that dies is marked within three seconds by the others, in one write', async () => {
  const { down, seconds, store } = world();
  await seconds(3);
  down.add(apiOf('a'));
  await seconds(3, ['b', 'c']);
  expect(store).toEqual({ marks: { a: 'down' }, version: 1 });
});

test('a region that returns is unmarked', async () => {
  const { down, seconds, store } = world();
  await seconds(3);
  down.add(apiOf('a'));
  await seconds(5, ['b', 'c']);
  down.clear();
  await seconds(4);
  expect(store).toEqual({ marks: {}, version: 2 });
});

test('a region that answers now and then stays marked', async () => {
  const { down, seconds, store } = world();
  await seconds(3);
  for (let second = 0; second < 60; second += 1) {
    if (second % 3 === 2) down.clear();
    else down.add(apiOf('a'));
    await seconds(1, ['b', 'c']);
  }
  expect(store).toEqual({ marks: { a: 'down' }, version: 1 });
});

test('an observer that starts afresh keeps a dead region marked', async () => {
  const { down, seconds, store, restart } = world();
  await seconds(3);
  down.add(apiOf('a'));
  await seconds(5, ['b', 'c']);
  restart('b');
  restart('c');
  await seconds(5, ['b', 'c']);
  expect(store).toEqual({ marks: { a: 'down' }, version: 1 });
});

test('marking keeps what an operator drained a moment ago', async () => {
  const { down, seconds, store } = world();
  await seconds(3);
  Object.assign(store, { marks: { b: 'draining' }, version: 7 });
  down.add(apiOf('a'));
  await seconds(3, ['b', 'c']);
  expect(store.marks).toEqual({ a: 'down', b: 'draining' });
});

test('a region that dies after an operator ended its draining is marked about a minute later at most', async () => {
  const { down, seconds, store } = world({ a: 'draining' });
  await seconds(3);
  Object.assign(store, { marks: {}, version: 7 });
  await seconds(3);
  down.add(apiOf('a'));
  await seconds(64, ['b', 'c']);
  expect(store.marks).toEqual({ a: 'down' });
});

test('a mark that an operator took from a dead region comes back about a minute later at most', async () => {
  const { down, seconds, store } = world();
  await seconds(3);
  down.add(apiOf('a'));
  await seconds(5, ['b', 'c']);
  Object.assign(store, { marks: {}, version: 7 });
  await seconds(64, ['b', 'c']);
  expect(store.marks).toEqual({ a: 'down' });
});

test('goes on by what it knew of standing marks where the store does not answer', async () => {
  const { down, seconds, store } = world();
  await seconds(3);
  down.add(apiOf('a'));
  await seconds(5, ['b', 'c']);
  store.isAway = true;
  await seconds(130, ['b', 'c']);
  store.isAway = false;
  down.clear();
  await seconds(4, ['b', 'c']);
  expect(store.marks).toEqual({});
});

test('looks at standing marks once a minute, and writes none that stands', async () => {
  const { seconds, calls } = world({ a: 'draining' });
  await seconds(130);
  expect([calls.write, calls.read]).toEqual([0, 3 * 3]);
});

test('tells how many regions it sees down', async () => {
  const watch = watching({
    region: 'a',
    regions: REGIONS,
    api: apiOf('a'),
    observations: { load: async () => [], save: async () => {} },
    markStore: {
      read: async () => ({}),
      readForWriting: async () => ({ marks: {}, version: '' }),
      write: async () => 'written',
    },
    probe: async () => false,
    announce: async () => true,
    nowMs: () => 1_000,
  });
  expect([await watch.tick(), await watch.tick()]).toEqual([0, 1]);
});

test('a region that left the deployment is not probed any more', async () => {
  const { table, seconds } = world();
  table.set('z', { region: 'z', api: apiOf('z'), sees: {}, atMs: 1_000_000, sinceMs: 1_000_000 });
  await seconds(3);
  expect(Object.keys(table.get('a')?.sees ?? {}).sort()).toEqual(REGIONS);
});

describe('devices', () => {
  test('hear of a lost region where the edge cannot be told of it, and the tick fails all the same', async () => {
    const { down, seconds, announced, store } = world();
    await seconds(3);
    down.add(apiOf('a'));
    store.isAway = true;
    const failed: unknown[] = [];
    for (let second = 0; second < 25; second += 1) {
      await seconds(1, ['b', 'c']).catch((error) => failed.push(error));
    }
    expect([announced.get('b')?.at(-1), failed.length > 0]).toEqual([['a'], true]);
  });

  test('hear once that all is well, and within 21 seconds of a region that fell silent', async () => {
    const { seconds, announced } = world();
    await seconds(10);
    expect(announced.get('b')?.at(-1)).toEqual([]);
    const before = announced.get('b')?.length;
    await seconds(15, ['b', 'c']);
    expect(announced.get('b')).toHaveLength(before ?? 0);
    await seconds(6, ['b', 'c']);
    expect(announced.get('b')?.at(-1)).toEqual(['a']);
    await seconds(2);
    expect(announced.get('b')?.at(-1)).toEqual([]);
  });

  test('hear it again every half a minute while it lasts', async () => {
    const { seconds, announced } = world();
    await seconds(10);
    await seconds(21, ['b', 'c']);
    const told = announced.get('c')?.length ?? 0;
    await seconds(61, ['b', 'c']);
    expect(announced.get('c')?.slice(told)).toEqual([['a'], ['a']]);
  });

  test('hear it later where the broker is away, and the edge is told all the same', async () => {
    const { seconds, announced, unheard, down, store } = world();
    await seconds(10);
    unheard.add('b');
    down.add(apiOf('a'));
    await seconds(25, ['b', 'c']);
    expect([announced.get('b')?.at(-1), store.marks]).toEqual([[], { a: 'down' }]);
    unheard.clear();
    await seconds(1, ['b', 'c']);
    expect(announced.get('b')?.at(-1)).toEqual(['a']);
  });
});

describe('a heartbeat', () => {
  test('goes on through a restart of its watch', async () => {
    const { seconds, table, restart } = world();
    await seconds(10);
    const since = table.get('a')?.sinceMs;
    restart('a');
    await seconds(10);
    expect([since, table.get('a')?.sinceMs]).toEqual([1_001_000, since]);
  });

  test('begins anew where it paused for more than twenty seconds, restart or not', async () => {
    const { seconds, table, restart } = world();
    await seconds(6);
    await seconds(26, ['b', 'c']);
    await seconds(1);
    const again = table.get('a')?.sinceMs ?? 0;
    expect(again).toBe(1_033_000);
    await seconds(26, ['b', 'c']);
    restart('a');
    await seconds(1);
    expect(table.get('a')?.sinceMs).toBe(1_060_000);
  });
});
