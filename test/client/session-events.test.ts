import type { SessionEvent } from '../../client/index.ts';
import { eventOf } from './fake-meridian.ts';
import { SESSION, started } from './session-fixture.ts';

describe('a session', () => {
  test('gives every event once, from the cursor on', async () => {
    const { f, client, patched } = await started();
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
    const { f, client, idAt } = await started();
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
    const { f, client, patched } = await started();
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
    const { f, client, patched } = await started();
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
    const { f, client, patched } = await started();
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

  test('refuses a cursor that is none', async () => {
    const { client } = await started();
    expect(() => client.session(SESSION, { after: 'yesterday' })).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining('"yesterday"') }),
    );
  });
});
