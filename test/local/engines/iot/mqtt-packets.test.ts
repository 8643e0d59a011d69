import fc from 'fast-check';
import { encodedPublish } from '../../../../local/engines/iot/encoded-publish.ts';
import {
  createPacketReader,
  publishOf,
  subscriptionsOf,
} from '../../../../local/engines/iot/mqtt-packets.ts';

const MOST_BYTES = 200_000;

const message = fc.record({
  topic: fc.string({ minLength: 1, maxLength: 40 }),
  payload: fc.uint8Array({ maxLength: 20_000 }).map((bytes) => Buffer.from(bytes)),
});

function divided(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

describe('the reader of packets', () => {
  test('finds the same packets however their bytes are divided', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (messages, cuts) => {
          const packets = messages.map(encodedPublish);
          const reader = createPacketReader(MOST_BYTES);
          const read = divided(Buffer.concat(packets), cuts).flatMap((chunk) => reader.read(chunk));
          expect(read.map(({ bytes }) => bytes.toString('hex'))).toEqual(
            packets.map((each) => each.toString('hex')),
          );
          expect(read.map((packet) => publishOf(packet).payloadBytes)).toEqual(
            messages.map(({ payload }) => payload.length),
          );
        },
      ),
    );
  });

  test('fails on any bytes with nothing but an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          for (const packet of createPacketReader(MOST_BYTES).read(Buffer.from(bytes))) {
            publishOf(packet);
            subscriptionsOf(packet);
          }
        } catch (error) {
          expect((error as Error).message).toMatch(/^The packet has /);
        }
      }),
    );
  });

  test('refuses a packet that is too long before it has come', () => {
    const head = Buffer.from([0x30, 0xff, 0xff, 0x7f]);
    expect(() => createPacketReader(MOST_BYTES).read(head)).toThrow(/2097155 bytes; allowed are 200000/);
  });
});
