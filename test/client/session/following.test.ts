import type { Meridian, SessionEvent } from '../../../client/index.ts';
import type { Ports } from '../../../client/ports.ts';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import { type Fixture, fixture } from '../client-fixture.ts';
import { AUTHOR, eventOf } from '../fake-meridian.ts';
import { seededBytes } from '../virtual-time.ts';

const bytes = seededBytes(3);
const SESSION = `${AUTHOR}.${mint(START, { nowMs: 1, random: bytes(8) }).id}`;

/** A client before a session of one event, by a network that the test can spoil. */
async function followed(spoil: (f: Fixture) => Ports['fetch'] = ({ server }) => server.fetch) {
  const f = fixture();
  const client: Meridian = await f.start({}, { fetch: spoil(f) });
  const idAt = (ms: number) => mint(START, { nowMs: f.time.nowMs() + ms, random: bytes(8) }).id;
  const commit = (region: string, ...commands: Record<string, unknown>[]) => {
    f.server.commit(
      region,
      SESSION,
      commands.map((command) => eventOf(SESSION, command)),
    );
  };
  const say = (count: number) => {
    const said = () => ({ type: 'message.send', eventId: idAt(0), message: { text: 'x' } });
    commit('us', ...Array.from({ length: count }, said));
  };
  commit('us', { type: 'session.create', eventId: idAt(-60_000) });
  await f.time.run(1_000);
  return { f, session: client.session(SESSION, { after: '' }), idAt, commit, say };
}

test('a listener that throws takes no event from others, nor from the cursor', async () => {
  const report = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation();
  const { f, session, say } = await followed();
  const seen: SessionEvent[] = [];
  session.subscribe(({ type }) => {
    if (type === 'message.sent') throw new Error('a bug in the app');
  });
  session.subscribe((event) => seen.push(event));
  say(3);
  await f.time.run(5_000);
  say(2);
  await f.time.run(10_000);
  report.mockRestore();
  expect(seen).toHaveLength(6);
  expect([JSON.parse(session.cursor), session.status.get()]).toEqual([{ 'us.1': 3 }, 'live']);
});

test.each([
  ['the page of a captive portal', '<html>sign in to the wifi</html>'],
  ['an object of another kind', '{"signIn":true}'],
])('goes on after %s came with a 200, and is behind until then', async (_, text) => {
  let isPortal = false;
  const { f, session, say } = await followed(({ server, time }) => async (url, init) => {
    if (!isPortal) return server.fetch(url, init);
    await time.pause(10);
    return { status: 200, headers: { get: () => null }, text: async () => text };
  });
  const seen: SessionEvent[] = [];
  session.subscribe((event) => seen.push(event));
  await f.time.run(3_000);
  isPortal = true;
  await f.time.run(20_000);
  expect(session.status.get()).toBe('behind');
  isPortal = false;
  say(1);
  await f.time.run(20_000);
  expect([seen.length, session.status.get()]).toEqual([2, 'live']);
});

test('is behind until the state was read that a late event asks for, however long that takes', async () => {
  const down = { profile: false, all: false };
  const { f, session, idAt, commit } = await followed(({ server, time }) => async (url, init) => {
    if (!down.all && !(down.profile && url.includes('/profile'))) return server.fetch(url, init);
    await time.pause(10);
    throw new Error('no network');
  });
  const late = idAt(0);
  commit('us', { type: 'profile.patch', eventId: idAt(1_000), patch: { a: 1 } });
  session.profile.subscribe(() => undefined);
  await f.time.run(3_000);
  expect(session.status.get()).toBe('live');
  down.profile = true;
  commit('eu', { type: 'profile.patch', eventId: late, patch: { b: 2 } });
  await f.time.run(30_000);
  expect(session.status.get()).toBe('behind');
  // Longer than one refresh tries.
  down.all = true;
  await f.time.run(300_000);
  Object.assign(down, { profile: false, all: false });
  await f.time.until(() => session.status.get() === 'live');
  expect(session.profile.get()).toEqual({ a: 1, b: 2 });
});

test('is behind while a replica is known to lack something', async () => {
  let isWhole = true;
  const { f, session } = await followed(({ server }) => async (url, init) => {
    const answer = await server.fetch(url, init);
    if (isWhole || !url.includes('/events?')) return answer;
    const text = JSON.stringify({ ...JSON.parse(await answer.text()), complete: false });
    return { ...answer, text: async () => text };
  });
  session.subscribe(() => undefined);
  await f.time.run(3_000);
  expect(session.status.get()).toBe('live');
  isWhole = false;
  await f.time.run(10_000);
  expect(session.status.get()).toBe('behind');
  isWhole = true;
  await f.time.run(20_000);
  expect(session.status.get()).toBe('live');
});

test('counts what is unread no lower, nor higher, for whoever comes back to events', async () => {
  const { f, session, say } = await followed();
  f.server.readState = { user: AUTHOR, read: {}, messages: {}, unread: 0 };
  session.unread.subscribe(() => undefined);
  const leave = session.subscribe(() => undefined);
  await f.time.run(3_000);
  leave();
  say(3);
  await f.time.run(10_000);
  expect(session.unread.get()).toBe(3);
  session.subscribe(() => undefined);
  await f.time.run(10_000);
  expect(session.unread.get()).toBe(3);
});
