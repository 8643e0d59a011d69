import type { Meridian, SessionEvent } from '../../../client/index.ts';
import { CLIENT_ID, clientIdPrefix, topicsOf } from '../../../lambdas/contract/topics.ts';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import { type Fixture, fixture } from '../client-fixture.ts';
import { AUTHOR, eventOf, INBOX } from '../fake-meridian.ts';
import { seededBytes } from '../virtual-time.ts';
import { FakeBroker } from './fake-broker.ts';

const bytes = seededBytes(5);

describe('the transport that pushes', () => {
  let f: Fixture;
  let broker: FakeBroker;
  let client: Meridian;
  let session: string;
  const ended: (() => void)[] = [];

  beforeEach(async () => {
    f = fixture();
    broker = new FakeBroker(f.time);
    session = newSession();
    client = await f.start({}, { webSocket: broker.webSocket });
    await f.time.run(1_000);
  });
  afterEach(() => {
    for (const end of ended.splice(0)) end();
    client.close();
  });

  function newId(): string {
    return mint(START, { nowMs: f.time.nowMs(), random: bytes(8) }).id;
  }

  function newSession(): string {
    const id = `${AUTHOR}.${newId()}`;
    f.server.commit('us', id, [eventOf(id, { type: 'session.create', eventId: newId() })]);
    return id;
  }

  function follow(id = session): SessionEvent[] {
    const seen: SessionEvent[] = [];
    ended.push(client.session(id, { after: '' }).subscribe((event) => seen.push(event)));
    return seen;
  }

  /** A commit in a region, and its push to those who hear the topic. */
  function commit(region: string, id = session, topic: string | null = INBOX): void {
    const patch = { at: f.server.commits.length };
    f.server.commit(region, id, [eventOf(id, { type: 'profile.patch', eventId: newId(), patch })], 0);
    if (topic !== null) broker.publish(topic, envelopeOf(id));
  }

  /** The newest commit, as relay pushes it. */
  function envelopeOf(id: string): object {
    const { lane, version, events } = f.server.commits.at(-1) ?? { lane: '', version: 0, events: [] };
    const commits = [{ lane, version, committedAt: '', messages: 0, events }];
    return { v: 1, kind: 'commits', session: id, commits, heads: { [lane]: version } };
  }

  const asked = (what: string) => f.server.requests.filter(({ path }) => path.endsWith(what)).length;
  const endpoints = () => broker.connections.map(({ endpoint }) => endpoint);
  const realtime = () => client.connection.get().realtime;

  test('connects once for all sessions, as the user, and shows what is pushed without asking', async () => {
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
    const seen = follow();
    await f.time.run(40_000);
    broker.open[0]?.drop();
    for (let at = 0; at < 12; at++) commit('eu');
    await f.time.run(3_000);
    expect([realtime(), seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual(['push', 13, 13]);
  });

  test('asks instead where WebSockets are refused, leaves the region in peace, and goes on trying', async () => {
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

  test('asks where there is no WebSocket at all', async () => {
    client.close();
    client = await f.start({}, { webSocket: undefined });
    const seen = follow();
    await f.time.run(1_000);
    commit('us');
    await f.time.run(6_000);
    expect([realtime(), seen.length, asked('/realtime')]).toEqual(['polling', 2, 0]);
  });

  test('without a connection lets the API wait for what comes, for three sessions at once', async () => {
    client.close();
    f.server.isPatient = true;
    client = await f.start({}, { webSocket: undefined });
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

  test('goes to another region with HTTP when the region dies, and home again', async () => {
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
    follow();
    await f.time.run(40_000);
    broker.dead.add('ws://us/mqtt');
    broker.open[0]?.drop();
    await f.time.run(6_000);
    expect(realtime()).toBe('push');
    expect(endpoints().at(-1)).not.toBe('ws://us/mqtt');
  });

  test('goes to another region when the broker there refuses a new token, too', async () => {
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
    follow();
    await f.time.run(2_000);
    broker.open[0]?.bytes(Uint8Array.of(0x50, 0));
    expect(broker.open).toHaveLength(0);
    await f.time.run(5_000);
    expect([broker.connections.length, broker.open.length]).toEqual([2, 1]);
  });

  test('lets an envelope pass that it cannot read', async () => {
    const seen = follow();
    await f.time.run(2_000);
    broker.open[0]?.push(INBOX, 'no JSON');
    broker.open[0]?.push(INBOX, '{"v":2,"kind":"commits"}');
    broker.open[0]?.push(INBOX, '{"v":1,"kind":"news from tomorrow"}');
    commit('us');
    expect([seen.length, broker.open.length]).toEqual([2, 1]);
  });

  test('fetches a commit that is too large to be pushed', async () => {
    const seen = follow();
    await f.time.run(2_000);
    commit('us', session, null);
    const commits = [{ lane: 'us.1', version: 2, byReference: true }];
    broker.publish(INBOX, { v: 1, kind: 'commits', session, commits, heads: { 'us.1': 2 } });
    expect(seen).toHaveLength(1);
    await f.time.run(400);
    expect(seen).toHaveLength(2);
  });

  test.each(['refuse', 'hang-up'] as const)(
    'renews a token that the broker refuses (%s)',
    async (manners) => {
      client.close();
      const renewals: boolean[] = [];
      const getToken = ({ renew }: { renew: boolean }) => {
        renewals.push(renew);
        if (renew) broker.manners = 'welcome';
        return renew ? 'renewed' : 'token';
      };
      broker.manners = manners;
      client = await f.start({ getToken }, { webSocket: broker.webSocket });
      follow();
      await f.time.run(5_000);
      expect(broker.connections.map(({ password }) => password)).toEqual(['token', 'renewed']);
      expect([realtime(), renewals.filter(Boolean)]).toEqual(['push', [true]]);
    },
  );

  test('connects with a new token a minute before the old one expires', async () => {
    client.close();
    let lives = 0;
    const getToken = ({ renew }: { renew: boolean }) => {
      if (renew || lives === 0) lives++;
      return tokenUntil(Date.UTC(2026, 10, 20) / 1_000 + lives * 600);
    };
    client = await f.start({ getToken }, { webSocket: broker.webSocket });
    follow();
    await f.time.run(530_000);
    expect(broker.connections).toHaveLength(1);
    await f.time.run(20_000);
    expect([broker.connections.length, broker.open.length]).toEqual([2, 1]);
    expect(broker.open[0]?.password).toBe(tokenUntil(Date.UTC(2026, 10, 20) / 1_000 + 1_200));
  });

  test('subscribes to at most eight topics in one packet', async () => {
    const sessions = Array.from({ length: 12 }, newSession);
    for (const id of sessions) follow(id);
    await f.time.run(2_000);
    const [inbox, everyone, ...others] = broker.open[0]?.filters.flat() ?? [];
    expect(broker.open[0]?.filters.map(({ length }) => length)).toEqual([8, 6]);
    expect([inbox, everyone]).toEqual([INBOX, topicsOf('app').everyone()]);
    expect(others).toEqual(sessions.map((id) => topicsOf('app').session(id)));
    expect(broker.open[0]?.username).toContain(`&sessions=${sessions.join(',')}`);
  });

  test('works by the inbox where a topic is refused', async () => {
    broker.forbidden.add(topicsOf('app').session(session));
    const seen = follow();
    await f.time.run(2_000);
    commit('us');
    expect([realtime(), seen.length, broker.connections.length]).toEqual(['push', 2, 1]);
  });

  test('connects anew for a large session that opens later, and for no other', async () => {
    follow();
    await f.time.run(2_000);
    const [small, large] = [newSession(), newSession()];
    const seen = { small: follow(small), large: follow(large) };
    await f.time.run(2_000);
    commit('us', small);
    await f.time.run(20_000);
    expect([broker.connections.length, seen.small.length]).toEqual([1, 2]);
    const topic = topicsOf('app').session(large);
    commit('us', large, topic);
    await f.time.run(10_000);
    expect([broker.connections.length, seen.large.length]).toEqual([2, 2]);
    commit('us', large, topic);
    expect(seen.large).toHaveLength(3);
  });

  test('goes on asking for a large session whose topic is refused, and asks for the topic again, not at once', async () => {
    const topic = topicsOf('app').session(session);
    broker.forbidden.add(topic);
    const seen = follow();
    await f.time.run(2_000);
    for (let found = 2; found < 4; found++) {
      commit('us', session, topic);
      await f.time.run(15_000);
      expect([seen.length, broker.connections.length]).toEqual([found, 2]);
    }
    // A session in which something is always found is no exception.
    for (let times = 0; times < 3; times++) {
      commit('us', session, topic);
      await f.time.run(15_000);
    }
    broker.forbidden.clear();
    await f.time.run(15_000);
    expect([seen.length, broker.connections.length]).toEqual([6, 3]);
    commit('us', session, topic);
    expect(seen).toHaveLength(7);
  });

  test('finds what a push has lost by asking once a minute', async () => {
    const seen = follow();
    await f.time.run(2_000);
    commit('us', session, null);
    await f.time.run(61_000);
    expect([seen.length, broker.connections.length]).toEqual([2, 1]);
  });

  test('says nothing any more once it is closed', async () => {
    follow();
    await f.time.run(2_000);
    client.close();
    const before = f.server.requests.length;
    await f.time.run(120_000);
    expect([broker.open.length, broker.connections.length, f.server.requests.length]).toEqual([0, 1, before]);
  });

  test('connects at once when it is woken', async () => {
    broker.manners = 'unreachable';
    follow();
    await f.time.run(200_000);
    broker.manners = 'welcome';
    client.wake();
    await f.time.run(200);
    expect(realtime()).toBe('push');
  });
});

function tokenUntil(exp: number): string {
  return `e30.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.signature`;
}
