import { packVector, vectorBytes } from '../store/vector-bytes.ts';
import type { VectorRecord, VectorStore } from '../store/vector-store.ts';
import { recordsOf } from './records-of.ts';

interface PackingPorts {
  readonly vectors: VectorStore;
  nowMs(): number;
  newId(): string;
  /** From 0 up to 1. */
  random(): number;
}

/** Bytes of a segment: a DynamoDB item holds 400 KB. */
const SEGMENT_BYTES = 350 * 1024;
/** Prompts of one scope: beyond, those that expire first are found by their exact words alone. */
const MOST_PROMPTS = 100_000;
/** Additions to a scope from one packing to the next, on average, while it is small. */
const PACKED_EVERY = 256;
/** Segments from which on packings become rarer. One holds about a thousand prompts, so a scope grows by an eighth. */
const OFTEN_PACKED = 2;
/** Additions younger than this are left for the next packing: others may still be on their way. */
const SETTLED_MS = 60_000;
/** A packing outlives its youngest answer. */
const KEPT_LONGER_MS = 3_600_000;

/**
 * To be called for each addition. Packs by chance, which needs no count that all who add would have to share, and a
 * large scope less often: each packing writes the whole of it.
 */
export async function packNowAndThen(ports: PackingPorts, scope: string): Promise<void> {
  if (ports.random() * PACKED_EVERY >= 1) {
    return;
  }
  const { segments = 0 } = (await ports.vectors.packed(scope)) ?? {};
  if (ports.random() * segments < OFTEN_PACKED) {
    await packScope(ports, scope);
  }
}

/** Packs what was added to a scope, so that it loads in a few large reads. Losing to another packing is success. */
export async function packScope(
  ports: PackingPorts,
  scope: string,
): Promise<'packed' | 'conflict' | 'nothing'> {
  const { vectors } = ports;
  const untilMs = ports.nowMs() - SETTLED_MS;
  const { packed: before, records: all } = await recordsOf(vectors, scope);
  const records = live(all, untilMs);
  if (records.length === 0) {
    return 'nothing';
  }
  const packing = segmentsOf(records);
  const packed = { generation: ports.newId(), segments: packing.length, untilMs };
  const expiresMs =
    records.reduce((most, { servedUntilMs }) => Math.max(most, servedUntilMs), 0) + KEPT_LONGER_MS;
  return vectors.pack(scope, { before, packed, expiresMs }, packing);
}

/** The last record of each prompt that is neither gone nor expired, those that last longest. */
function live(records: readonly VectorRecord[], nowMs: number): VectorRecord[] {
  const last = new Map(records.map((record) => [record.prompt, record]));
  return [...last.values()]
    .filter(({ isGone, servedUntilMs }) => !isGone && servedUntilMs > nowMs)
    .sort((a, b) => b.servedUntilMs - a.servedUntilMs)
    .slice(0, MOST_PROMPTS);
}

function segmentsOf(records: readonly VectorRecord[]): Uint8Array[] {
  const segments: VectorRecord[][] = [];
  let room = 0;
  for (const record of records) {
    const bytes = vectorBytes(record);
    if (bytes > room) {
      segments.push([]);
      room = SEGMENT_BYTES;
    }
    segments.at(-1)?.push(record);
    room -= bytes;
  }
  return segments.map((segment) => Buffer.concat(segment.map(packVector)));
}
