import { CLIENT_ID, clientIdPrefix } from '../../../lambdas/contract/topics.ts';
import { AUTHOR, INBOX } from '../fake-meridian.ts';
import { connected, endAll } from './pushing-fixture.ts';

describe('the transport that pushes', () => {
  afterEach(endAll);

  test('connects once for all sessions, as the user, and shows what is pushed without asking', async () => {
    const { f, broker, newSession, follow, commit, asked, realtime } = await connected();
    const seen = follow();
    follow(newSession());
    await f.time.run(2_000);
    expect(broker.connections).toHaveLength(1);
    const [connection] = broker.connections;
    expect(connection).toMatchObject({ endpoint: 'ws://us/mqtt', password: 'token' });
    expect(connection?.clientId).toMatch(CLIENT_ID);
    expect(connection?.clientId.startsWith(clientIdPrefix(AUTHOR))).toBe(true);
    expect(connection?.username).toContain('?x-amz-customauthorizer-name=app-authorizer&');
    expect([realtime(), asked('/realtime')]).toEqual(['push', 1]);
    const before = f.server.requests.length;
    commit('us');
    await f.time.run(10);
    expect(seen.map(({ version }) => version)).toEqual([1, 2]);
    expect(f.server.requests.length).toBe(before);
  });

  test('shows what was committed between the first answer and the subscription', async () => {
    const { f, broker, follow, commit, realtime } = await connected();
    broker.manners = 'silent';
    const seen = follow();
    await f.time.run(100);
    commit('us');
    expect(seen).toHaveLength(1);
    broker.manners = 'welcome';
    broker.connections[0]?.bytes(Uint8Array.of(0x20, 2, 0, 0));
    await f.time.run(100);
    expect([realtime(), seen.length]).toEqual(['push', 2]);
  });

  test('shows nothing again after two reconnects without traffic', async () => {
    const { f, broker, follow, commit } = await connected();
    const seen = follow();
    for (let at = 0; at < 3; at++) commit('us');
    for (let turn = 0; turn < 2; turn++) {
      await f.time.run(40_000);
      broker.open[0]?.drop();
    }
    await f.time.run(40_000);
    expect([broker.connections.length, broker.open.length, seen.length]).toEqual([3, 1, 4]);
  });

  test('catches up with what was committed while the line was cut, each once', async () => {
    const { f, broker, follow, commit, realtime } = await connected();
    const seen = follow();
    await f.time.run(40_000);
    broker.open[0]?.drop();
    for (let at = 0; at < 12; at++) commit('eu');
    await f.time.run(3_000);
    expect([realtime(), seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual(['push', 13, 13]);
  });

  test('asks where there is no WebSocket at all', async () => {
    const { f, follow, commit, restart, asked, realtime } = await connected();
    await restart({}, { webSocket: undefined });
    const seen = follow();
    await f.time.run(1_000);
    commit('us');
    await f.time.run(6_000);
    expect([realtime(), seen.length, asked('/realtime')]).toEqual(['polling', 2, 0]);
  });

  test('without a connection lets the API wait for what comes, for three sessions at once', async () => {
    const { f, session, newSession, follow, commit, restart } = await connected();
    f.server.isPatient = true;
    await restart({}, { webSocket: undefined });
    const sessions = [session, newSession(), newSession(), newSession()];
    const seen = sessions.map((id) => follow(id));
    await f.time.run(3_000);
    commit('us');
    await f.time.run(300);
    expect(seen[0]).toHaveLength(2);
    const before = f.server.requests.length;
    await f.time.run(30_000);
    const later = f.server.requests.slice(before).filter(({ path }) => path.endsWith('/events'));
    const waits = later.filter(({ prefer }) => prefer === 'wait=5').length;
    // Three wait five seconds at a time, and the fourth one looks every few.
    expect([waits >= 15, waits <= 21, later.length - waits <= 20]).toEqual([true, true, true]);
  });

  test('lets an envelope pass that it cannot read', async () => {
    const { f, broker, follow, commit } = await connected();
    const seen = follow();
    await f.time.run(2_000);
    broker.open[0]?.push(INBOX, 'no JSON');
    broker.open[0]?.push(INBOX, '{"v":2,"kind":"commits"}');
    broker.open[0]?.push(INBOX, '{"v":1,"kind":"news from tomorrow"}');
    commit('us');
    expect([seen.length, broker.open.length]).toEqual([2, 1]);
  });

  test('fetches a commit that is too large to be pushed', async () => {
    const { f, broker, session, follow, commit } = await connected();
    const seen = follow();
    await f.time.run(2_000);
    commit('us', session, null);
    const commits = [{ lane: 'us.1', version: 2, byReference: true }];
    broker.publish(INBOX, { v: 1, kind: 'commits', session, commits, heads: { 'us.1': 2 } });
    expect(seen).toHaveLength(1);
    await f.time.run(400);
    expect(seen).toHaveLength(2);
  });

  test('finds what a push has lost by asking once a minute', async () => {
    const { f, broker, session, follow, commit } = await connected();
    const seen = follow();
    await f.time.run(2_000);
    commit('us', session, null);
    await f.time.run(61_000);
    expect([seen.length, broker.connections.length]).toEqual([2, 1]);
  });
});
