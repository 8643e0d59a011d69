import { watching } from '../../../lambdas/watch/watching.ts';
import { apiOf, REGIONS, world } from './watch-fixture.ts';

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
