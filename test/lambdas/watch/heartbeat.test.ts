import { world } from './watch-fixture.ts';

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
