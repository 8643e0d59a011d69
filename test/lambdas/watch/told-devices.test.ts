import { apiOf, world } from './watch-fixture.ts';

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
