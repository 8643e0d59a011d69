import { LRUCache } from 'lru-cache';
import type { VectorRecord, VectorStore } from '../store/vector-store.ts';
import type { CachePorts } from './ports.ts';
import { recordsOf } from './records-of.ts';
import { Shard } from './shard.ts';

/** The shards that this environment met last. */
export interface Shards {
  /** A scope's shard, at most a second behind the table. */
  current(scope: string): Promise<Shard>;
  /** Stores a record, and takes it in at once. */
  add(scope: string, record: VectorRecord): Promise<void>;
}

interface Kept {
  readonly shard: Shard;
  /** Additions of that time and later are still to be read. */
  readonly readMs: number;
  /** What was served no longer then has been let go of. */
  readonly clearedMs: number;
}

/** Memory of all shards together; one of 10,000 prompts has 7 MB. */
const MOST_BYTES = 160 * 1024 * 1024;
const MOST_SHARDS = 500;
const MOST_AGE_MS = 1_000;
/** What is served no longer stays in the way of what is for so long: looking at all of it takes time as well. */
const CLEARED_EVERY_MS = 60_000;
/** Clocks differ, and a put takes its time: additions this old may still appear. */
const OVERLAP_MS = 5_000;

/** Shards loaded from their packed segments and what was added since; bounded, the longest unused goes first. */
export function shards(
  { vectors, nowMs, onTrouble }: Pick<CachePorts, 'vectors' | 'nowMs' | 'onTrouble'>,
  dimensions: number,
): Shards {
  const kept = new LRUCache<string, Kept>({
    max: MOST_SHARDS,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ shard }) => shard.bytes,
  });
  const reading = new Map<string, Promise<Kept>>();
  const read = (scope: string): Promise<Kept> => {
    const before = kept.get(scope);
    if (before !== undefined && nowMs() - before.readMs < MOST_AGE_MS) {
      return Promise.resolve(before);
    }
    const reader =
      before === undefined
        ? load(vectors, scope, dimensions, nowMs())
        : caughtUp(vectors, scope, before, nowMs());
    return reader.then((now) => {
      kept.set(scope, now);
      return now;
    });
  };
  /** Requests of one environment at once read once. */
  const once = (scope: string): Promise<Kept> => {
    const running = reading.get(scope);
    if (running !== undefined) {
      return running;
    }
    const reader = read(scope).finally(() => reading.delete(scope));
    reading.set(scope, reader);
    return reader;
  };
  return {
    current: async (scope) => (await once(scope)).shard,
    add: async (scope, record) => {
      await vectors.append(scope, record, nowMs());
      kept.get(scope)?.shard.take(record);
      reading.get(scope)?.then(({ shard }) => shard.take(record), onTrouble);
    },
  };
}

async function load(vectors: VectorStore, scope: string, dimensions: number, nowMs: number): Promise<Kept> {
  const { records } = await recordsOf(vectors, scope);
  const fitting = records.filter(({ vector, isGone }) => isGone || vector.bytes.length === dimensions);
  const shard = new Shard(dimensions, fitting.length);
  for (const record of fitting) {
    shard.take(record);
  }
  shard.expire(nowMs);
  return { shard, readMs: nowMs, clearedMs: nowMs };
}

async function caughtUp(
  vectors: VectorStore,
  scope: string,
  { shard, readMs, clearedMs }: Kept,
  nowMs: number,
): Promise<Kept> {
  for (const record of await vectors.addedFrom(scope, readMs - OVERLAP_MS)) {
    shard.take(record);
  }
  if (nowMs - clearedMs < CLEARED_EVERY_MS) {
    return { shard, readMs: nowMs, clearedMs };
  }
  shard.expire(nowMs);
  return { shard, readMs: nowMs, clearedMs: nowMs };
}
