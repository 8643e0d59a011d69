import type { ByteVector } from '../domain/cache/vector.ts';

/** A prompt in the index of its scope. */
export interface VectorRecord {
  readonly prompt: string;
  readonly question: string;
  readonly vector: ByteVector;
  readonly servedUntilMs: number;
  /** Whether it was taken out of use. */
  readonly isGone: boolean;
}

/** Where the packed vectors of a scope are. */
export interface Packed {
  /** Named anew with each packing; its segments never change. */
  readonly generation: string;
  readonly segments: number;
  /** Everything added before is in the segments. Milliseconds since 1970. */
  readonly untilMs: number;
}

/** The vectors of scopes: a log of additions, packed from time to time. */
export interface VectorStore {
  append(scope: string, record: VectorRecord, nowMs: number): Promise<void>;
  /** What was added at that time and later, in order. */
  addedFrom(scope: string, ms: number): Promise<readonly VectorRecord[]>;
  packed(scope: string): Promise<Packed | undefined>;
  /** The bytes of all segments; undefined where one is gone: the packing has expired. */
  segments(scope: string, packed: Packed): Promise<readonly Uint8Array[] | undefined>;
  /**
   * Puts the segments, then points to them, unless another packing came in between.
   * @param expiresMs when the segments may go
   */
  pack(
    scope: string,
    packing: { readonly before: Packed | undefined; readonly packed: Packed; readonly expiresMs: number },
    segments: readonly Uint8Array[],
  ): Promise<'packed' | 'conflict'>;
}
