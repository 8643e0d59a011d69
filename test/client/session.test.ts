import type { Intent, Meridian, Realtime, SessionEvent, Sink } from '../../client/index.ts';
import { mint, START } from '../../lambdas/domain/event-id.ts';
import { type Fixture, fixture } from './client-fixture.ts';
import { AUTHOR, eventOf } from './fake-meridian.ts';
import { seededBytes } from './virtual-time.ts';

const bytes = seededBytes(3);
const SESSION = `${AUTHOR}.${mint(START, { nowMs: 1, random: bytes(8) }).id}`;

describe('a session', () => {
  let f: Fixture;
  let client: Meridian;

  beforeEach(async () => {
    f = fixture();
    client = await f.start();
    f.server.commit('us', SESSION, [eventOf(SESSION, { type: 'session.create', eventId: idAt(-60_000) })]);
    await f.time.run(1_000);
  });

  /** An id that somebody mints so many milliseconds from now. */
  function idAt(ms: number): string {
    return mint(START, { nowMs: f.time.nowMs() + ms, random: bytes(8) }).id;
  }

  /** A patch by another device. */
  function patched(region: string, patch: object, atMs = 0): string {
    const eventId = idAt(atMs);
    f.server.commit(region, SESSION, [eventOf(SESSION, { type: 'profile.patch', eventId, patch })]);
    return eventId;
  }

  async function resolved<T>(promise: Promise<T>): Promise<T> {
    let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
    promise.then(
      (value) => {
        outcome = { value };
      },
      (error: unknown) => {
        outcome = { error };
      },
    );
    await f.time.until(() => outcome !== undefined);
    const ended = outcome as { value: T } | { error: unknown };
    if ('error' in ended) throw ended.error;
    return ended.value;
  }

  test('shows an update at once, and takes it back if it fails', async () => {
    const session = client.session(SESSION);
    const seen: unknown[] = [];
    session.profile.subscribe((profile) => seen.push(profile));
    await f.time.run(500);
    session.update({ city: 'Seoul' });
    expect(session.profile.get()).toEqual({ city: 'Seoul' });
    const failed: Intent = session.update({ failed: 1 });
    await resolved(failed.done);
    expect(session.profile.get()).toEqual({ city: 'Seoul' });
    expect(seen).toEqual([{ city: 'Seoul' }, { city: 'Seoul', failed: 1 }, { city: 'Seoul' }]);
  });

  test('shows what others write, over and under its own updates as the server orders them', async () => {
    const session = client.session(SESSION);
    session.profile.subscribe(() => undefined);
    await f.time.run(500);
    patched('us', { a: 'other, later', b: 'other, later' }, 5_000);
    session.update({ a: 'mine', c: 'mine' });
    await f.time.run(2_000);
    expect(session.profile.get()).toEqual({ a: 'other, later', b: 'other, later', c: 'mine' });
    expect(session.profile.get()).toEqual(f.server.profile(SESSION));
  });

  test('asks for the state again where an older event turns up late', async () => {
    patched('us', { a: 'newest' });
    const session = client.session(SESSION);
    session.profile.subscribe(() => undefined);
    await f.time.run(1_000);
    patched('eu', { a: 'older', b: 'older' }, -30_000);
    await f.time.run(3_000);
    expect(session.profile.get()).toEqual({ a: 'newest', b: 'older' });
  });

  test('never shows an older state, although a region that lags is asked', async () => {
    const session = client.session(SESSION);
    session.profile.subscribe(() => undefined);
    await f.time.run(1_000);
    f.server.faults.lagMs = 8_000;
    patched('us', { a: 'newest' }, 1_000);
    await f.time.run(1_000);
    const shown: unknown[] = [];
    session.profile.subscribe((profile) => shown.push(profile));
    f.server.home = 'eu';
    patched('eu', { b: 'older' }, -90_000);
    await f.time.run(20_000);
    expect(shown).toEqual([{ a: 'newest', b: 'older' }]);
  });

  test('keeps an edit visible although the state on the server is newer', async () => {
    f.server.faults.queueMs = 3_000;
    const session = client.session(SESSION);
    session.profile.subscribe(() => undefined);
    await f.time.run(100);
    session.update({ a: 'mine' });
    patched('eu', { a: 'older', b: 1 }, -90_000);
    patched('us', { b: 2 }, 1_000);
    await f.time.run(2_500);
    expect(session.profile.get()).toEqual({ a: 'mine', b: 2 });
    await f.time.run(5_000);
    expect(session.profile.get()).toEqual({ a: 'mine', b: 2 });
  });

  test('confirms an update that nobody follows', async () => {
    const session = client.session(SESSION);
    await resolved(session.update({ a: 1 }).done);
    await f.time.run(1_000);
    patched('us', { a: 2 });
    expect(session.profile.get()).toEqual({ a: 1 });
    await resolved(session.readAfterWrite());
    expect(session.profile.get()).toEqual({ a: 2 });
  });

  test('gives every event once, from the cursor on', async () => {
    const session = client.session(SESSION, { after: '' });
    const seen: SessionEvent[] = [];
    session.subscribe((event) => seen.push(event));
    for (let at = 0; at < 12; at++) patched(['us', 'eu', 'ap'][at % 3] as string, { at });
    await f.time.run(5_000);
    expect(seen).toHaveLength(13);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(13);
    expect(JSON.parse(session.cursor)).toEqual({ 'us.1': 5, 'eu.1': 4, 'ap.1': 4 });
  });

  test('gives an event once although two regions committed it', async () => {
    const session = client.session(SESSION, { after: '' });
    const seen: string[] = [];
    session.subscribe(({ id }) => seen.push(id));
    const event = eventOf(SESSION, { type: 'message.send', eventId: idAt(0), message: { text: 'once' } });
    f.server.commit('us', SESSION, [event]);
    f.server.commit('eu', SESSION, [event]);
    await f.time.run(5_000);
    expect(seen.filter((id) => id === event.id)).toEqual([event.id]);
    expect(JSON.parse(session.cursor)).toEqual({ 'us.1': 2, 'eu.1': 1 });
  });

  test('reads again what went by while only the profile was followed', async () => {
    const session = client.session(SESSION, { after: '' });
    session.profile.subscribe(() => undefined);
    const eventId = patched('us', { a: 1 });
    await f.time.run(2_000);
    const seen: string[] = [];
    const stop = session.subscribe(({ id }) => seen.push(id));
    await f.time.run(2_000);
    expect(seen).toHaveLength(2);
    stop();
    const missed = patched('us', { a: 2 });
    await f.time.run(2_000);
    session.subscribe(({ id }) => seen.push(id));
    await f.time.run(2_000);
    expect(seen.slice(1)).toEqual([eventId, missed]);
  });

  test('says which events it skipped where they are no longer kept', async () => {
    for (let at = 0; at < 5; at++) patched('us', { at });
    f.server.floor['us.1'] = 4;
    const session = client.session(SESSION, { after: '{"us.1":1}' });
    const skipped: unknown[] = [];
    const seen: SessionEvent[] = [];
    session.onSkipped((heads) => skipped.push(heads));
    session.subscribe((event) => seen.push(event));
    await f.time.run(1_000);
    patched('us', { at: 'after' });
    await f.time.run(5_000);
    expect(skipped).toEqual([{ 'us.1': 6 }]);
    expect(seen.map(({ data }) => data)).toEqual([{ at: 'after' }]);
    expect(session.profile.get()).toEqual({ at: 'after' });
  });

  test('goes on from the state where its cursor cannot be read, and says so', async () => {
    const session = client.session(SESSION, { after: '{"us.1":1}' });
    const skipped: unknown[] = [];
    const seen: SessionEvent[] = [];
    patched('us', { at: 'before' });
    f.server.unreadable = '{"us.1":1}';
    session.onSkipped((heads) => skipped.push(heads));
    session.subscribe((event) => seen.push(event));
    await f.time.run(3_000);
    expect([skipped, session.status.get()]).toEqual([[{ 'us.1': 2 }], 'live']);
    patched('us', { at: 'after' });
    await f.time.run(6_000);
    expect(seen.map(({ data }) => data)).toEqual([{ at: 'after' }]);
    expect(session.profile.get()).toEqual({ at: 'after' });
  });

  test('refuses a cursor that is none', () => {
    expect(() => client.session(SESSION, { after: 'yesterday' })).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining('"yesterday"') }),
    );
  });

  test('is missing for whom there is no such session, and live once there is', async () => {
    const id = `${AUTHOR}.${idAt(0)}`;
    const session = client.session(id);
    session.profile.subscribe(() => undefined);
    await f.time.run(2_000);
    expect(session.status.get()).toBe('missing');
    f.server.commit('us', id, [eventOf(id, { type: 'session.create', eventId: idAt(0) })]);
    await f.time.run(6_000);
    expect(session.status.get()).toBe('live');
  });

  test('is behind while nothing answers, says that it is offline, and catches up', async () => {
    const session = client.session(SESSION);
    session.profile.subscribe(() => undefined);
    await f.time.run(1_000);
    for (const region of ['us', 'eu', 'ap']) f.server.faults.down[region] = 'refuses';
    await f.time.run(10_000);
    expect([session.status.get(), client.connection.get().state]).toEqual(['behind', 'offline']);
    for (const region of ['us', 'eu', 'ap']) delete f.server.faults.down[region];
    patched('us', { back: true });
    await f.time.run(20_000);
    expect([session.status.get(), client.connection.get().state]).toEqual(['live', 'online']);
    expect(session.profile.get()).toEqual({ back: true });
  });

  test('reads one of its own writes in a region that has it later', async () => {
    const session = client.session(SESSION);
    await resolved(session.update({ a: 1 }).done);
    f.server.faults.lagMs = 4_000;
    const intent = session.update({ a: 2 });
    await resolved(intent.accepted);
    f.server.home = 'eu';
    expect(await resolved(session.readAfterWrite(intent))).toEqual({ a: 2 });
    const failed = session.update({ failed: 1 });
    await resolved(failed.done);
  });

  test('waits no longer for one of its own writes than it was told to', async () => {
    const session = client.session(SESSION);
    const intent = session.update({ a: 1 });
    await resolved(intent.accepted);
    Object.assign(f.server.faults.down, { us: 'refuses', eu: 'refuses', ap: 'refuses' });
    const sinceMs = f.time.nowMs();
    await expect(resolved(session.readAfterWrite(intent, 1_000))).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(f.time.nowMs() - sinceMs).toBeLessThan(3_000);
  });

  test('takes nothing and asks nothing any more once the client is closed', async () => {
    client.close();
    const session = client.session(SESSION);
    const before = f.server.requests.length;
    expect(() => session.update({ a: 1 })).toThrow(expect.objectContaining({ code: 'closed' }));
    await expect(client.createSession()).rejects.toMatchObject({ code: 'closed' });
    session.profile.subscribe(() => undefined);
    session.presence.subscribe(() => undefined);
    session.unread.subscribe(() => undefined);
    await f.time.run(120_000);
    expect(f.server.requests.length).toBe(before);
  });

  test('asks nothing any more once nobody listens', async () => {
    const stop = client.session(SESSION).subscribe(() => undefined);
    await f.time.run(2_000);
    stop();
    await f.time.run(1_000);
    const before = f.server.requests.length;
    await f.time.run(60_000);
    expect(f.server.requests.length).toBe(before);
    expect(client.session(SESSION).status.get()).toBe('idle');
  });

  describe('with a transport that pushes', () => {
    let sink: Sink;
    const realtime: Realtime = {
      open: (_, opened) => {
        sink = opened;
        return () => undefined;
      },
    };

    test('keeps what is pushed while the state is being read', async () => {
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION);
      session.profile.subscribe(() => undefined);
      await f.time.run(1_000);
      patched('us', { a: 'older' }, -90_000);
      sink.commit(f.server.commits.at(-1) as never);
      // The request arrives after ten milliseconds, and its answer after twenty.
      await f.time.run(15);
      patched('us', { b: 'newer' });
      sink.commit(f.server.commits.at(-1) as never);
      await f.time.run(10);
      expect(session.profile.get()).toEqual({ a: 'older', b: 'newer' });
    });

    test('shows nothing from before what was read, although its push has not come', async () => {
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION);
      session.profile.subscribe(() => undefined);
      await f.time.run(1_000);
      const intent = session.update({ a: 1 });
      patched('us', { b: 'of another device' });
      const read = await resolved(session.readAfterWrite(intent));
      expect(read).toEqual({ a: 1, b: 'of another device' });
      expect(session.profile.get()).toEqual(read);
    });

    test('fetches what it hears of and does not get', async () => {
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION, { after: '' });
      const seen: SessionEvent[] = [];
      session.subscribe((event) => seen.push(event));
      await f.time.run(1_000);
      const before = f.server.requests.length;
      sink.heads({ 'us.1': 1 });
      await f.time.run(1_000);
      expect(f.server.requests.length).toBe(before);
      patched('us', { a: 1 });
      sink.heads({ 'us.1': 2 });
      await f.time.run(240);
      expect(seen).toHaveLength(1);
      await f.time.run(100);
      expect(seen).toHaveLength(2);
    });

    test('shows what is pushed without asking, holds what comes too early, and fills a gap from the log', async () => {
      const pushed = await f.start({}, { realtime });
      const session = pushed.session(SESSION, { after: '' });
      const seen: SessionEvent[] = [];
      session.subscribe((event) => seen.push(event));
      await f.time.run(1_000);
      for (let at = 0; at < 4; at++) patched('us', { at });
      const commits = f.server.commits.slice(1);
      const asked = () => f.server.requests.filter(({ path }) => path.endsWith('/events')).length;
      const before = asked();
      sink.commit(commits[0] as never);
      sink.commit(commits[2] as never);
      sink.commit(commits[1] as never);
      sink.commit(commits[1] as never);
      expect(seen.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
      await f.time.run(1_000);
      expect(asked()).toBe(before);
      patched('us', { at: 4 });
      sink.commit(f.server.commits.at(-1) as never);
      expect(seen).toHaveLength(4);
      await f.time.run(240);
      expect(asked()).toBe(before);
      await f.time.run(1_000);
      expect(asked()).toBe(before + 1);
      expect(seen.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    });
  });
});
