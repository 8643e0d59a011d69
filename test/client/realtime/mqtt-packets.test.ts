import { array, assert, constantFrom, integer, property, string, tuple, uint8Array } from 'fast-check';
import {
  connectPacket,
  type Packet,
  packetReader,
  publishPacket,
  subscribePacket,
} from '../../../client/realtime/mqtt-packets.ts';
import {
  createPacketReader,
  type MqttPacket,
  publishOf,
  subscriptionsOf,
} from '../../../local/engines/iot/mqtt-packets.ts';

const anyPublish = tuple(
  string({ unit: 'grapheme', maxLength: 40 }),
  string({ unit: 'grapheme', maxLength: 400 }),
).map(([topic, payload]) => ({
  bytes: publishPacket(topic, payload),
  packet: { type: 'publish', payload } as Packet,
}));
const anyOther = constantFrom<{ bytes: Uint8Array; packet: Packet }>(
  { bytes: Uint8Array.of(0x20, 2, 0, 5), packet: { type: 'connack', code: 5 } },
  { bytes: Uint8Array.of(0x90, 4, 0, 1, 0, 128), packet: { type: 'suback', codes: [0, 128] } },
  { bytes: Uint8Array.of(0xd0, 0), packet: { type: 'pingresp' } },
);
const anyStream = array(
  anyPublish.chain((a) => anyOther.map((b) => [a, b])),
  { maxLength: 6 },
).map((all) => all.flat());

function read(chunks: readonly Uint8Array[]): Packet[] {
  const packets: Packet[] = [];
  const take = packetReader((packet) => packets.push(packet));
  for (const chunk of chunks) take(chunk);
  return packets;
}

/** The bytes cut into pieces of these sizes, again and again. */
function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

describe('packets of MQTT', () => {
  test('are the same however their bytes are cut', () => {
    assert(
      property(
        anyStream,
        array(integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 8 }),
        (stream, sizes) => {
          const bytes = Uint8Array.from(stream.flatMap((one) => [...one.bytes]));
          expect(read(cut(bytes, sizes))).toEqual(stream.map(({ packet }) => packet));
        },
      ),
    );
  });

  test('that are garbage take nothing of what came before them', () => {
    assert(
      property(anyStream, uint8Array({ maxLength: 60 }), (stream, garbage) => {
        const packets: Packet[] = [];
        const take = packetReader((packet) => packets.push(packet));
        take(Uint8Array.from(stream.flatMap((one) => [...one.bytes])));
        try {
          take(garbage);
        } catch {
          // The connection ends.
        }
        expect(packets.slice(0, stream.length)).toEqual(stream.map(({ packet }) => packet));
      }),
    );
  });

  test.each([
    ['an unknown packet', [0x50, 0]],
    ['a message of quality of service 1', [0x32, 5, 0, 1, 97, 0, 1]],
    ['a length without end', [0x30, 0x80, 0x80, 0x80, 0x80]],
    ['a packet that no broker may send', [0x30, 0xff, 0xff, 0xff, 0x7f]],
    ['a topic longer than its packet', [0x30, 3, 0, 9, 97]],
    ['a message without a topic', [0x30, 0]],
    ['a payload that is no text', [0x30, 4, 0, 1, 97, 0xff]],
    ['a short CONNACK', [0x20, 1, 0]],
    ['a SUBACK without a code', [0x90, 2, 0, 1]],
    ['a PINGRESP with a body', [0xd0, 1, 0]],
  ])('are refused: %s', (_, bytes) => {
    expect(() => read([Uint8Array.from(bytes)])).toThrow();
  });

  test('are what another reader of MQTT takes them for', () => {
    const reader = createPacketReader(200_000);
    const payload = 'ü'.repeat(70_000);
    const sent = [
      connectPacket({ clientId: 'a~b~c', username: '?x=y', password: 'token' }),
      subscribePacket(7, ['a/b', 'c']),
      publishPacket('a/b', payload),
    ];
    const [connect, subscribe, publish] = reader.read(Buffer.concat(sent)) as [
      MqttPacket,
      MqttPacket,
      MqttPacket,
    ];
    expect([connect.type, subscribe.type, publish.type]).toEqual([1, 8, 3]);
    expect(subscriptionsOf(subscribe)).toEqual([
      { filter: 'a/b', qos: 0 },
      { filter: 'c', qos: 0 },
    ]);
    expect(publishOf(publish)).toEqual({ qos: 0, payloadBytes: 140_000 });
  });

  test('connect in MQTT 3.1.1 with a name and a password, and keep nothing of an earlier connection', () => {
    const bytes = Buffer.from(connectPacket({ clientId: 'id', username: 'name', password: 'pw' }));
    expect(bytes.toString('latin1')).toBe(
      '\x10\x18\x00\x04MQTT\x04\xc2\x00\x1e\x00\x02id\x00\x04name\x00\x02pw',
    );
  });
});
