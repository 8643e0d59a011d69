import { WebSocket } from 'ws';
import { live } from '../../client/examples/live.ts';
import { messages } from '../../client/examples/messages.ts';
import { together } from '../../client/examples/together.ts';
import {
  createMeridian,
  type Meridian,
  type MeridianOptions,
  type SessionEvent,
} from '../../client/index.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { lentCloud } from './lent-cloud.ts';

const [DUBLIN, TOKYO] = ['eu-west-1', 'ap-northeast-1'];

interface Device {
  readonly client: Meridian;
  readonly sockets: WebSocket[];
  readonly seen: SessionEvent[];
  /** When the text of a message was first seen. */
  readonly seenAtMs: Map<string, number>;
}

describe('the client library at the brokers of the local cloud', () => {
  let cloud: CloudProcess;
  const opened: Meridian[] = [];

  beforeAll(async () => {
    cloud = await lentCloud();
  }, 90_000);
  afterAll(async () => {
    for (const client of opened) client.close();
  });

  /** Node 20 has no WebSocket of its own. */
  const options = (country: string, sockets: WebSocket[] = [], subject = 'kim'): MeridianOptions => ({
    edge: cloud.endpoints.edge,
    regions: cloud.regions,
    getToken: () => cloud.token(subject),
    headers: { 'cloudfront-viewer-country': country },
    ports: {
      webSocket: (url, protocol) => {
        const socket = new WebSocket(url, protocol);
        sockets.push(socket);
        return socket;
      },
    },
  });

  async function device(country: string): Promise<Device> {
    const sockets: WebSocket[] = [];
    const client = await createMeridian(options(country, sockets));
    opened.push(client);
    return { client, sockets, seen: [], seenAtMs: new Map() };
  }

  function follow({ client, seen, seenAtMs }: Device, id: string): void {
    client.session(id, { after: '' }).subscribe((event) => {
      seen.push(event);
      const { text } = event.data as { text?: string };
      if (text !== undefined && !seenAtMs.has(text)) seenAtMs.set(text, performance.now());
    });
  }

  async function pushed(...devices: Device[]): Promise<void> {
    for (const { client } of devices) {
      const { realtime } = await until(
        async () => client.connection.get(),
        (state) => state.realtime === 'push',
        20_000,
      );
      expect(realtime).toBe('push');
    }
  }

  /** Waits until a device has seen all of these texts. */
  async function sees({ seen }: Device, texts: readonly string[]): Promise<void> {
    const told = await until(
      async () => seen.flatMap(({ data }) => (data as { text?: string }).text ?? []),
      (all) => texts.every((text) => all.includes(text)),
      25_000,
    );
    expect(told).toEqual(expect.arrayContaining([...texts]));
  }

  /** Where a device is connected, by the port of its newest socket. */
  const regionOf = ({ sockets }: Device) =>
    cloud.regions.find((region) => cloud.endpoints.regions[region]?.mqtt === sockets.at(-1)?.url);

  test('does what its examples say', async () => {
    const lee = { ...options('DE', [], 'lee'), subject: 'lee' };
    const [{ states, heard }, { shown, unread }, { online, whispers, notices }] = await Promise.all([
      live(options('KR')),
      messages(options('DE')),
      together(options('KR', [], 'ada'), lee),
    ]);
    expect(heard).toEqual(['are you there?']);
    expect(states).toEqual(expect.arrayContaining(['connecting', 'push']));
    expect(shown).toEqual(['deleted', ['hello', { '👋': [expect.any(String)] }]]);
    expect([Math.max(...unread), unread.at(-1)]).toEqual([2, 0]);
    expect([Math.max(...online), online.at(-1)]).toEqual([2, 1]);
    expect([whispers[0], notices]).toEqual([{ typing: true }, ['Lunch?']]);
  }, 120_000);

  test('two devices in two regions see each other, and one that loses its socket and its region misses and repeats nothing', async () => {
    const [seoul, berlin] = await Promise.all([device('KR'), device('DE')]);
    const { id } = await seoul.client.createSession();
    for (const one of [seoul, berlin]) follow(one, id);
    await pushed(seoul, berlin);
    expect([regionOf(seoul), regionOf(berlin)]).toEqual([TOKYO, DUBLIN]);
    const send = (one: Device, text: string) => {
      const atMs = performance.now();
      one.client.session(id).send({ text });
      return atMs;
    };

    const sentMs = { a: send(seoul, 'from Seoul'), b: send(berlin, 'from Berlin') };
    await Promise.all([seoul, berlin].map((one) => sees(one, ['from Seoul', 'from Berlin'])));
    const lagsMs = [
      (berlin.seenAtMs.get('from Seoul') ?? 0) - sentMs.a,
      (seoul.seenAtMs.get('from Berlin') ?? 0) - sentMs.b,
    ];

    berlin.sockets.at(-1)?.terminate();
    send(seoul, 'while the socket is gone');
    await sees(berlin, ['while the socket is gone']);
    await pushed(berlin);

    await cloud.faults({ regions: { [DUBLIN]: 'down' } });
    const downAtMs = performance.now();
    send(seoul, 'while the region is gone');
    await sees(berlin, ['while the region is gone']);
    const movedMs = performance.now() - downAtMs;
    await pushed(berlin);
    expect(regionOf(berlin)).not.toBe(DUBLIN);
    send(berlin, 'from elsewhere');
    await cloud.faults();
    send(seoul, 'all is well');
    const all = ['from elsewhere', 'all is well'];
    await Promise.all([seoul, berlin].map((one) => sees(one, all)));

    for (const { seen } of [seoul, berlin]) {
      expect(new Set(seen.map((event) => event.id)).size).toBe(seen.length);
      expect(seen.map((event) => event.id).sort()).toEqual(seoul.seen.map((event) => event.id).sort());
      expect(seen.filter(isOutOfOrder)).toEqual([]);
    }
    const [first = 0, second = 0] = lagsMs.map(Math.round);
    console.log(
      `Seen across regions after ${first} and ${second} ms; ${Math.round(movedMs)} ms after the kill.`,
    );
  }, 90_000);
});

/** Whether an event of its lane came before it that is newer. */
function isOutOfOrder({ lane, version }: SessionEvent, at: number, all: readonly SessionEvent[]): boolean {
  return all.slice(0, at).some((before) => before.lane === lane && before.version > version);
}
