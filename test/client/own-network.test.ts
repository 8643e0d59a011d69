import type { Meridian } from '../../client/index.ts';
import type { Fetch, OpenSocket } from '../../client/ports.ts';
import { fixture } from './client-fixture.ts';
import { ended, SESSION } from './outbox-fixture.ts';
import { FakeBroker } from './realtime/fake-broker.ts';

/** A network with a switch, as each device of the demo page has one: turned off, it cuts what is under way. */
function switched(fetch: Fetch) {
  const refused = async () => {
    throw new TypeError('This device is offline.');
  };
  let isOn = true;
  let cut: () => void = () => undefined;
  let off: Promise<void>;
  const turn = (on: boolean) => {
    isOn = on;
    if (!on) cut();
    else {
      off = new Promise((resolve) => {
        cut = resolve;
      });
    }
  };
  turn(true);
  const guarded: Fetch = (url, init) =>
    isOn ? Promise.race([fetch(url, init), off.then(refused)]) : refused();
  return { turn, fetch: guarded };
}

/** A device that is open and has been served by `us`, its own region. */
async function device(seed = 1, webSocket?: (f: ReturnType<typeof fixture>) => OpenSocket) {
  const f = fixture(seed);
  const { turn, fetch } = switched(f.server.fetch);
  const client = await f.start({}, { fetch, webSocket: webSocket?.(f) });
  const session = client.session(SESSION);
  await ended(f, session.update({ before: 1 }));
  session.profile.subscribe(() => undefined);
  await f.time.run(3_000);
  return { ...f, turn, client, session };
}

function regionsOf({ server }: { server: ReturnType<typeof fixture>['server'] }, from: number): string[] {
  return server.requests.slice(from).map(({ region }) => region);
}

function turnOn({ client, turn }: { client: Meridian; turn(isOn: boolean): void }): void {
  turn(true);
  client.wake();
}

describe('a device whose own network is away', () => {
  test.each([1, 150, 300, 500, 1_000, 2_500, 10_000, 30_000, 61_000, 200_000])(
    'is served by its own region once it is told that the network is back, after %i ms',
    async (awayMs) => {
      const d = await device(awayMs);
      d.turn(false);
      const intent = d.session.update({ city: 'Seoul' });
      await d.time.run(awayMs);
      const before = d.server.requests.length;
      turnOn(d);
      expect(await ended(d, intent, 10_000)).toMatchObject({ status: 'applied', lane: 'us.1' });
      await d.time.run(60_000);
      expect(new Set(regionsOf(d, before))).toEqual(new Set(['us']));
    },
  );

  test.each([1, 150, 300, 500, 1_000, 2_500, 10_000, 30_000, 61_000, 200_000])(
    'is served by its own region after the first answer, where nobody tells, after %i ms',
    async (awayMs) => {
      const d = await device(awayMs);
      d.turn(false);
      const intent = d.session.update({ city: 'Seoul' });
      await d.time.run(awayMs);
      d.turn(true);
      await d.time.until(() => d.client.connection.get().state === 'online', 30_000);
      // Those that were under way together with the first one.
      await d.time.run(10);
      const before = d.server.requests.length;
      expect(await ended(d, intent, 30_000)).toMatchObject({ status: 'applied' });
      await d.time.run(60_000);
      expect(new Set(regionsOf(d, before))).toEqual(new Set(['us']));
    },
  );

  test('sends nothing again that its region has accepted', async () => {
    const d = await device();
    d.server.faults.queueMs = 30_000;
    const { eventId } = d.session.update({ city: 'Seoul' });
    await d.time.until(() => d.client.outbox.get().accepted === 1);
    d.turn(false);
    await d.time.run(20_000);
    expect(d.client.outbox.get()).toEqual({ queued: 0, accepted: 1 });
    turnOn(d);
    await d.time.run(60_000);
    const carrying = d.server.requests.filter(({ body }) => JSON.stringify(body ?? '').includes(eventId));
    expect([carrying.length, d.client.outbox.get().accepted]).toEqual([1, 0]);
  });

  test('does not get more patient with a region that is dead when it is back', async () => {
    const d = await device();
    d.turn(false);
    const intent = d.session.update({ city: 'Seoul' });
    await d.time.run(20_000);
    d.server.faults.down.us = 'hangs';
    turnOn(d);
    let isAccepted = false;
    void intent.accepted.then(() => {
      isAccepted = true;
    });
    await d.time.until(() => isAccepted, 5_000);
  });

  test('connects to its own region’s broker again, also where the socket was cut while it opened', async () => {
    let broker: FakeBroker | undefined;
    const d = await device(1, (f) => {
      broker = new FakeBroker(f.time);
      return broker.webSocket;
    });
    expect(broker?.open).toHaveLength(1);
    const before = d.server.requests.length;
    broker?.dead.add('ws://us/mqtt');
    broker?.open[0]?.drop();
    // The region has answered where its broker is, and the network goes before the socket opens.
    await d.time.until(
      () => d.server.requests.slice(before).some(({ path }) => path === '/v1/realtime'),
      5_000,
    );
    await d.time.run(15);
    d.turn(false);
    await d.time.run(5_000);
    broker?.dead.clear();
    turnOn(d);
    await d.time.until(() => broker?.open.length === 1, 10_000);
    await d.time.run(60_000);
    expect(broker?.open.map(({ endpoint }) => endpoint)).toEqual(['ws://us/mqtt']);
    expect(new Set(regionsOf(d, before))).toEqual(new Set(['us']));
  });
});

describe('a region that breaks off without an answer', () => {
  test('is gone around within five seconds, and asked once more before it is believed dead', async () => {
    const d = await device();
    d.server.faults.down.us = 'breaks';
    for (let turn = 0; turn < 10; turn++) {
      await ended(d, d.session.update({ turn }), 5_000);
      await d.time.run(1_000);
    }
    expect(d.client.connection.get()).toMatchObject({ state: 'online', failures: 0 });
    delete d.server.faults.down.us;
    const before = d.server.requests.length;
    await d.time.run(20_000);
    expect(regionsOf(d, before)).not.toContain('us');
    await d.time.run(60_000);
    expect(regionsOf(d, -1)).toEqual(['us']);
  });

  test('has what it accepted sent again elsewhere', async () => {
    const d = await device();
    d.server.faults.queueMs = 3_000;
    const first = d.session.update({ first: 1 });
    await d.time.until(() => d.client.outbox.get().accepted === 1);
    d.server.faults.down.us = 'breaks';
    d.server.faults.queueMs = 50;
    expect(await ended(d, first, 5_000)).toMatchObject({
      status: 'applied',
      lane: expect.not.stringMatching('us'),
    });
  });
});
