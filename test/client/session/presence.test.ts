import type { Meridian, Notice, Presence, Whisper } from '../../../client/index.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import { type Fixture, fixture } from '../client-fixture.ts';
import { AUTHOR, eventOf, INBOX } from '../fake-meridian.ts';
import { FakeBroker } from '../realtime/fake-broker.ts';
import { seededBytes } from '../virtual-time.ts';

const BEN = 'b'.repeat(32);
const bytes = seededBytes(9);
const TOPICS = topicsOf('app');

describe('who and what is there for a moment', () => {
  let f: Fixture;
  let broker: FakeBroker;
  let client: Meridian;
  let session: string;
  const ended: (() => void)[] = [];

  beforeEach(async () => {
    f = fixture();
    broker = new FakeBroker(f.time);
    const newId = () => mint(START, { nowMs: f.time.nowMs(), random: bytes(8) }).id;
    session = `${AUTHOR}.${newId()}`;
    f.server.commit('us', session, [eventOf(session, { type: 'session.create', eventId: newId() })]);
    client = await f.start({}, { webSocket: broker.webSocket });
    await f.time.run(1_000);
  });
  afterEach(() => {
    for (const end of ended.splice(0)) end();
    client.close();
  });

  const asked = (what: string) => f.server.requests.filter(({ path }) => path.endsWith(what)).length;
  const there = (devices: Record<string, number>) => ({ devices, lastSeen: '2026-11-20T00:00:00.000Z' });
  const push = (envelope: object) => broker.publish(INBOX, { v: 1, ...envelope });

  /** What was shown so far. */
  function look(): Presence[] {
    const seen: Presence[] = [];
    ended.push(client.session(session).presence.subscribe((presence) => seen.push(presence)));
    return seen;
  }
  const now = () => client.session(session).presence.get();

  test('is asked for, and goes on by what is pushed', async () => {
    f.server.presence = { online: 1, members: { [AUTHOR]: there({ us: 2 }), [BEN]: { devices: {} } } };
    const seen = look();
    await f.time.run(2_000);
    expect(now()).toEqual({
      online: 1,
      members: {
        [AUTHOR]: { online: true, devices: 2, lastSeen: '2026-11-20T00:00:00.000Z' },
        [BEN]: { online: false, devices: 0, lastSeen: undefined },
      },
    });
    push({ kind: 'presence', session, members: { [BEN]: there({ eu: 1, us: 1 }) } });
    expect(now()).toMatchObject({ online: 2, members: { [BEN]: { online: true, devices: 2 } } });
    push({ kind: 'presence', session: 'another', members: { [BEN]: there({}) } });
    expect([now().online, seen.length > 1]).toEqual([2, true]);
  });

  test('has nobody in a region that is lost, and asks once it is back', async () => {
    f.server.presence = { online: 2, members: { [AUTHOR]: there({ us: 1 }), [BEN]: there({ eu: 1 }) } };
    look();
    await f.time.run(2_000);
    broker.publish(TOPICS.everyone(), { v: 1, kind: 'regions', lost: ['eu'] });
    expect(now()).toMatchObject({ online: 1, members: { [BEN]: { online: false, devices: 0 } } });
    const before = asked('/presence');
    await f.time.run(60_000);
    expect(asked('/presence')).toBe(before);
    broker.publish(TOPICS.everyone(), { v: 1, kind: 'regions', lost: [] });
    await f.time.run(5_000);
    expect([now().online, asked('/presence')]).toEqual([2, before + 1]);
  });

  test('has everybody again after a reconnect, although nobody told it that the region is back', async () => {
    f.server.presence = { online: 2, members: { [AUTHOR]: there({ us: 1 }), [BEN]: there({ eu: 1 }) } };
    look();
    await f.time.run(2_000);
    broker.publish(TOPICS.everyone(), { v: 1, kind: 'regions', lost: ['eu'] });
    expect(now().online).toBe(1);
    for (const connection of broker.open) connection.drop();
    await f.time.run(10_000);
    expect(now().online).toBe(2);
  });

  test('keeps what was pushed while it was asked', async () => {
    f.server.presence = { online: 0, members: { [BEN]: there({}) } };
    look();
    await f.time.run(2_000);
    broker.open[0]?.drop();
    await f.time.until(() => broker.open.length === 1 && broker.open[0]?.filters.length === 1);
    await f.time.run(12);
    push({ kind: 'presence', session, members: { [BEN]: there({ eu: 1 }) } });
    await f.time.run(1_000);
    expect(now().online).toBe(1);
  });

  test('is asked for anew after a reconnect, every ten minutes with a connection, and every half a minute without', async () => {
    f.server.presence = { online: 1, members: { [BEN]: there({ eu: 1 }) } };
    look();
    await f.time.run(2_000);
    const first = asked('/presence');
    broker.open[0]?.drop();
    await f.time.run(3_000);
    expect(asked('/presence')).toBe(first + 1);
    await f.time.run(590_000);
    expect(asked('/presence')).toBe(first + 1);
    await f.time.run(60_000);
    expect(asked('/presence')).toBe(first + 2);
    broker.manners = 'unreachable';
    broker.open[0]?.drop();
    await f.time.run(120_000);
    expect(asked('/presence')).toBeGreaterThanOrEqual(first + 5);
  });

  test('of a large session is a number, asked for every half a minute', async () => {
    f.server.presence = { online: 250, members: {} };
    look();
    await f.time.run(2_000);
    expect(now()).toEqual({ online: 250, members: {} });
    const before = asked('/presence');
    await f.time.run(60_000);
    expect(asked('/presence') - before).toBeGreaterThanOrEqual(2);
  });

  test('is asked for by nobody who does not listen, nor by a client that is closed', async () => {
    look();
    await f.time.run(2_000);
    for (const end of ended.splice(0)) end();
    const before = asked('/presence');
    await f.time.run(700_000);
    expect(asked('/presence')).toBe(before);
    look();
    await f.time.run(15);
    client.close();
    await f.time.run(700_000);
    expect(asked('/presence')).toBe(before + 1);
  });

  test('is whispered to one’s own topic, and heard from others', async () => {
    const heard: Whisper[] = [];
    ended.push(client.session(session).onWhisper((whisper) => heard.push(whisper)));
    client.session(session).whisper('into the wind');
    await f.time.run(2_000);
    client.session(session).whisper({ typing: true });
    expect(broker.open[0]?.published).toEqual([
      { topic: TOPICS.ephemeral(AUTHOR, session), payload: '{"data":{"typing":true}}' },
    ]);
    push({ kind: 'ephemeral', session, from: BEN, data: { typing: true }, at: 'now' });
    push({ kind: 'ephemeral', session: 'another', from: BEN, data: 1, at: 'now' });
    expect(heard).toMatchObject([{ from: BEN, data: { typing: true }, at: 'now' }]);
  });

  test('are notices, each once, without any session', async () => {
    const heard: Notice[] = [];
    ended.push(client.onNotice((notice) => heard.push(notice)));
    await f.time.run(2_000);
    const notice = { kind: 'notice', id: 'one', from: BEN, title: 'Lunch?', at: 'now' };
    for (const id of ['one', 'one', 'two', 'one']) push({ ...notice, id });
    expect(heard.map(({ id, title }) => [id, title])).toEqual([
      ['one', 'Lunch?'],
      ['two', 'Lunch?'],
    ]);
  });
});
