import type { Chunk } from './chunk.ts';

/** The last chunks of an answer, for those who come back to it. */
export interface Replay {
  readonly chunks: readonly Chunk[];
  /** Code units in them. */
  readonly units: number;
}

export const NOTHING_SENT: Replay = { chunks: [], units: 0 };

/** A chunk was sent; the oldest are let go of where it is too much. */
export function remembered({ chunks, units }: Replay, chunk: Chunk, mostUnits: number): Replay {
  const kept = [...chunks, chunk];
  let left = units + unitsOf(chunk);
  while (left > mostUnits && kept.length > 1) {
    left -= unitsOf(kept.shift() as Chunk);
  }
  return { chunks: kept, units: left };
}

/** The chunks from a number on; undefined where some of them were let go of: the message itself has it all. */
export function replayedFrom({ chunks }: Replay, seq: number): readonly Chunk[] | undefined {
  const oldest = chunks[0]?.seq ?? 0;
  return seq < oldest ? undefined : chunks.filter((chunk) => chunk.seq >= seq);
}

function unitsOf(chunk: Chunk): number {
  return chunk.kind === 'delta' ? chunk.text.length : 0;
}
