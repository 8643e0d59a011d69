import { connected, endAll } from './pushing-fixture.ts';

function tokenUntil(exp: number): string {
  return `e30.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.signature`;
}

describe('the transport that pushes', () => {
  afterEach(endAll);

  test('asks instead where WebSockets are refused, leaves the region in peace, and goes on trying', async () => {
    const { f, broker, client, session, follow, commit, realtime } = await connected();
    broker.manners = 'unreachable';
    const seen = follow();
    await f.time.run(3_000);
    expect([realtime(), client.connection.get().region]).toEqual(['polling', 'us']);
    commit('us', session, null);
    await f.time.run(5_500);
    expect(seen).toHaveLength(2);
    await f.time.run(100_000);
    expect(new Set(f.server.requests.map(({ region }) => region))).toEqual(new Set(['us']));
    broker.manners = 'welcome';
    await f.time.run(31_000);
    expect(realtime()).toBe('push');
  });

  test('goes to another region with HTTP when the region dies, and home again', async () => {
    const { f, broker, follow, commit, endpoints, realtime } = await connected();
    const seen = follow();
    await f.time.run(40_000);
    f.server.faults.down.us = 'refuses';
    broker.dead.add('ws://us/mqtt');
    broker.open[0]?.drop();
    await f.time.run(4_000);
    expect(realtime()).toBe('push');
    const [, second] = endpoints();
    expect(['ws://eu/mqtt', 'ws://ap/mqtt']).toContain(second);
    commit('eu');
    expect(seen.at(-1)).toMatchObject({ lane: 'eu.1', version: 1 });
    delete f.server.faults.down.us;
    broker.dead.clear();
    await f.time.run(200_000);
    expect([endpoints().at(-1), broker.open.length]).toEqual(['ws://us/mqtt', 1]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  });

  test('goes to another region when the broker alone dies there', async () => {
    const { f, broker, follow, endpoints, realtime } = await connected();
    follow();
    await f.time.run(40_000);
    broker.dead.add('ws://us/mqtt');
    broker.open[0]?.drop();
    await f.time.run(6_000);
    expect(realtime()).toBe('push');
    expect(endpoints().at(-1)).not.toBe('ws://us/mqtt');
  });

  test('goes to another region when the broker there refuses a new token, too', async () => {
    const { f, broker, follow, endpoints, realtime } = await connected();
    follow();
    await f.time.run(40_000);
    broker.refusing.add('ws://us/mqtt');
    broker.open[0]?.drop();
    await f.time.run(10_000);
    expect([realtime(), endpoints().filter((endpoint) => endpoint === 'ws://us/mqtt').length]).toEqual([
      'push',
      3,
    ]);
    expect(endpoints().at(-1)).not.toBe('ws://us/mqtt');
  });

  test('ends a connection that does not answer its ping, and makes another one', async () => {
    const { f, broker, follow, realtime } = await connected();
    follow();
    await f.time.run(35_000);
    expect(broker.open[0]?.pings).toBe(1);
    broker.answersPings = false;
    await f.time.run(36_000);
    broker.answersPings = true;
    await f.time.run(5_000);
    expect([broker.connections.length, broker.open.length, realtime()]).toEqual([2, 1, 'push']);
  });

  test('ends a connection that brings garbage, and makes another one', async () => {
    const { f, broker, follow } = await connected();
    follow();
    await f.time.run(2_000);
    broker.open[0]?.bytes(Uint8Array.of(0x50, 0));
    expect(broker.open).toHaveLength(0);
    await f.time.run(5_000);
    expect([broker.connections.length, broker.open.length]).toEqual([2, 1]);
  });

  test.each(['refuse', 'hang-up'] as const)(
    'renews a token that the broker refuses (%s)',
    async (manners) => {
      const { f, broker, follow, restart, realtime } = await connected();
      const renewals: boolean[] = [];
      const getToken = ({ renew }: { renew: boolean }) => {
        renewals.push(renew);
        if (renew) broker.manners = 'welcome';
        return renew ? 'renewed' : 'token';
      };
      broker.manners = manners;
      await restart({ getToken });
      follow();
      await f.time.run(5_000);
      expect(broker.connections.map(({ password }) => password)).toEqual(['token', 'renewed']);
      expect([realtime(), renewals.filter(Boolean)]).toEqual(['push', [true]]);
    },
  );

  test('connects with a new token a minute before the old one expires', async () => {
    const { f, broker, follow, restart } = await connected();
    let lives = 0;
    const getToken = ({ renew }: { renew: boolean }) => {
      if (renew || lives === 0) lives++;
      return tokenUntil(Date.UTC(2026, 10, 20) / 1_000 + lives * 600);
    };
    await restart({ getToken });
    follow();
    await f.time.run(530_000);
    expect(broker.connections).toHaveLength(1);
    await f.time.run(20_000);
    expect([broker.connections.length, broker.open.length]).toEqual([2, 1]);
    expect(broker.open[0]?.password).toBe(tokenUntil(Date.UTC(2026, 10, 20) / 1_000 + 1_200));
  });

  test('says nothing any more once it is closed', async () => {
    const { f, broker, client, follow } = await connected();
    follow();
    await f.time.run(2_000);
    client.close();
    const before = f.server.requests.length;
    await f.time.run(120_000);
    expect([broker.open.length, broker.connections.length, f.server.requests.length]).toEqual([0, 1, before]);
  });

  test('connects at once when it is woken', async () => {
    const { f, broker, client, follow, realtime } = await connected();
    broker.manners = 'unreachable';
    follow();
    await f.time.run(200_000);
    broker.manners = 'welcome';
    client.wake();
    await f.time.run(200);
    expect(realtime()).toBe('push');
  });
});
