import { broken } from '../platform/errors.ts';
import type { VectorRecord } from './vector-store.ts';

/** 16 of the prompt's key, 8 of the time, 4 of the scale, 1 of state, 2 of dimensions, 2 of the question's length. */
const HEAD_BYTES = 33;
const KEY_BYTES = 16;
const TIME_AT = 16;
const SCALE_AT = 24;
const STATE_AT = 28;
const DIMENSIONS_AT = 29;
const LENGTH_AT = 31;

/** Bytes of a packed record. */
export function vectorBytes({ question, vector }: VectorRecord): number {
  return HEAD_BYTES + vector.bytes.length + Buffer.byteLength(question);
}

/** A record as bytes, big-endian; JSON would be twenty times as slow to read. */
export function packVector(record: VectorRecord): Uint8Array {
  const { prompt, question, vector, servedUntilMs, isGone } = record;
  const bytes = Buffer.alloc(vectorBytes(record));
  bytes.write(prompt, 0, KEY_BYTES, 'hex');
  bytes.writeDoubleBE(servedUntilMs, TIME_AT);
  bytes.writeFloatBE(vector.scale, SCALE_AT);
  bytes.writeUInt8(isGone ? 1 : 0, STATE_AT);
  bytes.writeUInt16BE(vector.bytes.length, DIMENSIONS_AT);
  bytes.writeUInt16BE(bytes.length - HEAD_BYTES - vector.bytes.length, LENGTH_AT);
  bytes.set(new Uint8Array(vector.bytes.buffer, vector.bytes.byteOffset, vector.bytes.length), HEAD_BYTES);
  bytes.write(question, HEAD_BYTES + vector.bytes.length);
  return bytes;
}

/** Records one after the other. Vectors are views: nothing is copied. Throws `broken` where the bytes are cut. */
export function* unpackVectors(packed: Uint8Array): Generator<VectorRecord> {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const record = recordAt(bytes, at);
    yield record;
    at += vectorBytes(record);
  }
}

function recordAt(bytes: Buffer, at: number): VectorRecord {
  const from = at + HEAD_BYTES;
  const dimensions = from <= bytes.length ? bytes.readUInt16BE(at + DIMENSIONS_AT) : 0;
  const end = from <= bytes.length ? from + dimensions + bytes.readUInt16BE(at + LENGTH_AT) : Infinity;
  if (end > bytes.length) {
    throw broken(
      'unreadable-vectors',
      `A segment of ${bytes.length} bytes is cut within the record at ${at}.`,
    );
  }
  return {
    prompt: bytes.toString('hex', at, at + KEY_BYTES),
    question: bytes.toString('utf8', from + dimensions, end),
    vector: {
      bytes: new Int8Array(bytes.buffer, bytes.byteOffset + from, dimensions),
      scale: bytes.readFloatBE(at + SCALE_AT),
    },
    servedUntilMs: bytes.readDoubleBE(at + TIME_AT),
    isGone: bytes.readUInt8(at + STATE_AT) === 1,
  };
}
