import type { ByteVector } from '../../domain/cache/vector.ts';
import { type Scan, STEP, scanOver } from './scan-module.ts';

/** A row with its cosine to what was looked for. */
export interface Nearest {
  readonly row: number;
  readonly similarity: number;
}

const PAGE_BYTES = 65_536;
const FIRST_ROWS = 64;

/**
 * Vectors in one block of memory, scanned whole: 10,000 of 256 dimensions in a quarter of a millisecond. An index
 * that is faster above 50,000 would have to be built for minutes: docs/decisions/0041-scan-in-webassembly.md
 */
export class ByteIndex {
  private readonly dimensions: number;
  private readonly padded: number;
  private memory: WebAssembly.Memory;
  private scan: Scan;
  private capacity: number;
  private count = 0;

  constructor(dimensions: number, rows = FIRST_ROWS) {
    this.dimensions = dimensions;
    this.padded = Math.ceil(dimensions / STEP) * STEP;
    this.capacity = Math.max(rows, FIRST_ROWS);
    this.memory = this.allocated();
    this.scan = scanOver(this.memory);
  }

  get rows(): number {
    return this.count;
  }

  /** Bytes of memory that it holds. */
  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** Adds a vector and says its row. Throws a RangeError where it has other dimensions. */
  add(vector: ByteVector): number {
    if (this.count === this.capacity) {
      this.grow();
    }
    const row = this.count++;
    this.put(row, vector);
    return row;
  }

  /** Puts another vector into a row. */
  put(row: number, { bytes, scale }: ByteVector): void {
    if (bytes.length !== this.dimensions) {
      throw new RangeError(`A vector has ${bytes.length} dimensions; this index has ${this.dimensions}.`);
    }
    new Int8Array(this.memory.buffer, this.vectorsAt + row * this.padded, bytes.length).set(bytes);
    new Float32Array(this.memory.buffer, this.scalesAt, this.capacity)[row] = scale;
  }

  /** Takes a row out: nothing is near it any more. */
  clear(row: number): void {
    new Float32Array(this.memory.buffer, this.scalesAt, this.capacity)[row] = 0;
  }

  /** The rows nearest to a vector, the nearest first, none of them below the least similarity. */
  nearest({ bytes, scale }: ByteVector, most: number, least: number): Nearest[] {
    new Int16Array(this.memory.buffer, 0, this.padded).set(bytes);
    this.scan(0, this.vectorsAt, this.scalesAt, this.scoresAt, this.count, this.padded);
    const scores = new Float32Array(this.memory.buffer, this.scoresAt, this.count);
    return best(scores, scale, most, least);
  }

  private get scalesAt(): number {
    return 2 * this.padded;
  }

  private get scoresAt(): number {
    return this.scalesAt + 4 * this.capacity;
  }

  private get vectorsAt(): number {
    return Math.ceil((this.scoresAt + 4 * this.capacity) / STEP) * STEP;
  }

  private allocated(): WebAssembly.Memory {
    const pages = Math.ceil((this.vectorsAt + this.capacity * this.padded) / PAGE_BYTES);
    return new WebAssembly.Memory({ initial: pages });
  }

  private grow(): void {
    const { memory, vectorsAt, scalesAt, capacity, padded } = this;
    this.capacity = 2 * capacity;
    this.memory = this.allocated();
    this.scan = scanOver(this.memory);
    new Int8Array(this.memory.buffer, this.vectorsAt).set(
      new Int8Array(memory.buffer, vectorsAt, capacity * padded),
    );
    new Float32Array(this.memory.buffer, this.scalesAt).set(
      new Float32Array(memory.buffer, scalesAt, capacity),
    );
  }
}

/** The few greatest of many scores, in one pass: most are below the least of those kept. */
function best(scores: Float32Array, scale: number, most: number, least: number): Nearest[] {
  const kept: Nearest[] = [];
  let bar = Math.max(least / scale, Number.MIN_VALUE);
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number;
    if (score >= bar) {
      insert(kept, { row, similarity: score * scale }, most);
      bar = kept.length === most ? (kept.at(-1) as Nearest).similarity / scale : bar;
    }
  }
  return kept;
}

function insert(kept: Nearest[], found: Nearest, most: number): void {
  const at = kept.findIndex(({ similarity }) => similarity < found.similarity);
  kept.splice(at < 0 ? kept.length : at, 0, found);
  kept.length = Math.min(kept.length, most);
}
