import { crc32 } from 'node:zlib';
import type { StreamedEvent } from '../engine.ts';

// Lengths of the parts around headers and payload.
// https://smithy.io/2.0/aws/amazon-eventstream.html
const PRELUDE_BYTES = 12;
const CHECKSUM_BYTES = 4;
const STRING_HEADER = 7;

/**
 * A streamed answer as bytes of `application/vnd.amazon.eventstream`. A torn event ends them in the middle of its
 * frame with an error, as a connection that breaks does.
 */
export async function* eventStreamBytes(events: AsyncIterable<StreamedEvent>): AsyncGenerator<Uint8Array> {
  for await (const event of events) {
    const bytes = frame(event);
    if (event.delivery === 'torn') {
      yield bytes.subarray(0, Math.floor(bytes.length / 2));
      throw new Error('The connection broke in the middle of a frame.');
    }
    yield* piecesOf(bytes, event.delivery?.pieces ?? 1);
  }
}

/** One event as a frame: two lengths and their checksum, headers, payload, and a checksum over it all. */
function frame({ kind, type, payload }: StreamedEvent): Buffer {
  const headers = Buffer.concat([
    header(':message-type', kind),
    header(kind === 'event' ? ':event-type' : ':exception-type', type),
    header(':content-type', 'application/json'),
  ]);
  const body = Buffer.from(JSON.stringify(payload));
  const total = PRELUDE_BYTES + headers.length + body.length + CHECKSUM_BYTES;
  const lengths = Buffer.concat([uint32(total), uint32(headers.length)]);
  const message = Buffer.concat([lengths, uint32(crc32(lengths)), headers, body]);
  return Buffer.concat([message, uint32(crc32(message))]);
}

function header(name: string, value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  const named = Buffer.from(name);
  return Buffer.concat([
    Buffer.from([named.length]),
    named,
    Buffer.from([STRING_HEADER]),
    length,
    Buffer.from(value),
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function* piecesOf(bytes: Buffer, pieces: number): Generator<Uint8Array> {
  const size = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
