import type { Intent } from '../../client/index.ts';
import { AUTHOR, eventOf } from './fake-meridian.ts';
import { SESSION, started } from './session-fixture.ts';

describe('a session', () => {
  test('shows an update at once, and takes it back if it fails', async () => {
    const { f, client, resolved } = await started();
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
    const { f, client, patched } = await started();
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
    const { f, client, patched } = await started();
    patched('us', { a: 'newest' });
    const session = client.session(SESSION);
    session.profile.subscribe(() => undefined);
    await f.time.run(1_000);
    patched('eu', { a: 'older', b: 'older' }, -30_000);
    await f.time.run(3_000);
    expect(session.profile.get()).toEqual({ a: 'newest', b: 'older' });
  });

  test('never shows an older state, although a region that lags is asked', async () => {
    const { f, client, patched } = await started();
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
    const { f, client, patched } = await started();
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
    const { f, client, patched, resolved } = await started();
    const session = client.session(SESSION);
    await resolved(session.update({ a: 1 }).done);
    await f.time.run(1_000);
    patched('us', { a: 2 });
    expect(session.profile.get()).toEqual({ a: 1 });
    await resolved(session.readAfterWrite());
    expect(session.profile.get()).toEqual({ a: 2 });
  });

  test('is missing for whom there is no such session, and live once there is', async () => {
    const { f, client, idAt } = await started();
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
    const { f, client, patched } = await started();
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
    const { f, client, resolved } = await started();
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
    const { f, client, resolved } = await started();
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
    const { f, client } = await started();
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
    const { f, client } = await started();
    const stop = client.session(SESSION).subscribe(() => undefined);
    await f.time.run(2_000);
    stop();
    await f.time.run(1_000);
    const before = f.server.requests.length;
    await f.time.run(60_000);
    expect(f.server.requests.length).toBe(before);
    expect(client.session(SESSION).status.get()).toBe('idle');
  });
});
