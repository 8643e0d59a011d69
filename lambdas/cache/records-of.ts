import { unpackVectors } from '../store/vector-bytes.ts';
import type { Packed, VectorRecord, VectorStore } from '../store/vector-store.ts';

interface Stored {
  readonly packed: Packed | undefined;
  /** Packed ones first, then what was added, in order. */
  readonly records: readonly VectorRecord[];
}

/** Everything that is stored of a scope's vectors. Where a packing has expired, what was added since the beginning. */
export async function recordsOf(vectors: VectorStore, scope: string): Promise<Stored> {
  const packed = await vectors.packed(scope);
  const segments = packed && (await vectors.segments(scope, packed));
  const added = await vectors.addedFrom(scope, segments === undefined ? 0 : (packed?.untilMs ?? 0));
  return { packed, records: [...(segments ?? []).flatMap((bytes) => [...unpackVectors(bytes)]), ...added] };
}
