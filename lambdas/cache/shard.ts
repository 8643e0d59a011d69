import type { ByteVector } from '../domain/cache/vector.ts';
import type { VectorRecord } from '../store/vector-store.ts';
import { ByteIndex } from './scan/byte-index.ts';

/** A stored prompt that lies near. */
export interface Neighbor {
  readonly prompt: string;
  readonly question: string;
  readonly similarity: number;
}

interface Row {
  readonly prompt: string;
  readonly question: string;
  readonly servedUntilMs: number;
}

/** Bytes of a row beside its vector, the texts of some length counted. */
const ROW_BYTES = 400;

/** The prompts of one scope in memory. Later records of a prompt replace earlier ones. */
export class Shard {
  private readonly index: ByteIndex;
  private readonly rows: (Row | undefined)[] = [];
  private readonly places = new Map<string, number>();
  private readonly free: number[] = [];

  constructor(dimensions: number, rows = 0) {
    this.index = new ByteIndex(dimensions, rows);
  }

  get bytes(): number {
    return this.index.bytes + this.rows.length * ROW_BYTES;
  }

  take({ prompt, question, vector, servedUntilMs, isGone }: VectorRecord): void {
    if (isGone) {
      this.remove(prompt);
      return;
    }
    const row = this.placeOf(prompt, vector);
    this.rows[row] = { prompt, question, servedUntilMs };
    this.places.set(prompt, row);
  }

  /** The nearest prompts that are still served, the nearest first. */
  nearest(vector: ByteVector, most: number, least: number, nowMs: number): Neighbor[] {
    const neighbors: Neighbor[] = [];
    // Some of the nearest may have expired since: look at twice as many.
    for (const { row, similarity } of this.index.nearest(vector, 2 * most, least)) {
      const found = this.rows[row];
      if (found !== undefined && found.servedUntilMs > nowMs && neighbors.length < most) {
        neighbors.push({ prompt: found.prompt, question: found.question, similarity });
      }
    }
    return neighbors;
  }

  /** Lets go of what is served no longer. */
  expire(nowMs: number): void {
    for (const row of this.rows) {
      if (row !== undefined && row.servedUntilMs <= nowMs) {
        this.remove(row.prompt);
      }
    }
  }

  private placeOf(prompt: string, vector: ByteVector): number {
    const known = this.places.get(prompt) ?? this.free.pop();
    if (known === undefined) {
      return this.index.add(vector);
    }
    this.index.put(known, vector);
    return known;
  }

  private remove(prompt: string): void {
    const row = this.places.get(prompt);
    if (row !== undefined) {
      this.index.clear(row);
      this.rows[row] = undefined;
      this.places.delete(prompt);
      this.free.push(row);
    }
  }
}
