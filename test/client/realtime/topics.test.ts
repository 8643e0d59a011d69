import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { INBOX } from '../fake-meridian.ts';
import { connected, endAll } from './pushing-fixture.ts';

describe('the transport that pushes', () => {
  afterEach(endAll);

  test('subscribes to at most eight topics in one packet', async () => {
    const { f, broker, newSession, follow } = await connected();
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
    const { f, broker, session, follow, commit, realtime } = await connected();
    broker.forbidden.add(topicsOf('app').session(session));
    const seen = follow();
    await f.time.run(2_000);
    commit('us');
    expect([realtime(), seen.length, broker.connections.length]).toEqual(['push', 2, 1]);
  });

  test('connects anew for a large session that opens later, and for no other', async () => {
    const { f, broker, newSession, follow, commit } = await connected();
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
    const { f, broker, session, follow, commit } = await connected();
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
});
