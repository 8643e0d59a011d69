import { join } from 'node:path';
import { AwsError } from '../engine.ts';
import { type LoggedRecord, openRecordLog, type RecordLog } from './record-log.ts';
import { createSequence } from './sequence.ts';
import { createShards, type Stream, type StreamSettings, shardFor } from './stream.ts';

/** One record to put, in the terms of `PutRecords`. */
export interface NewRecord {
  readonly PartitionKey: string;
  /** Base64. */
  readonly Data: string;
  readonly ExplicitHashKey?: string;
}

export interface StreamsOptions {
  /** Without it, records are in memory only. */
  readonly folder?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Bytes that one shard keeps in memory; beyond, its oldest records go before their time. */
  readonly maxShardBytes?: number;
}

const DEFAULT_SHARD_BYTES = 128 * 1024 * 1024;

interface OpenStream {
  readonly stream: Stream;
  readonly log: RecordLog | undefined;
  trimmed: boolean;
}

/** The streams of all regions. */
export class Streams {
  readonly now: () => number;
  private readonly folder: string | undefined;
  private readonly maxShardBytes: number;
  private readonly sequence = createSequence();
  private readonly open = new Map<string, OpenStream>();

  constructor(options: StreamsOptions) {
    this.folder = options.folder;
    this.now = options.now ?? Date.now;
    this.maxShardBytes = options.maxShardBytes ?? DEFAULT_SHARD_BYTES;
  }

  /** Creates a stream with what the data folder has of it, or gives the one there is other settings. */
  put(region: string, accountId: string, name: string, settings: StreamSettings): Stream {
    const known = this.find(region, name);
    if (known) {
      known.settings = settings;
      return known;
    }
    const shards = createShards(settings.shardCount, this.sequence.next(this.now()));
    const arn = streamArn(region, accountId, name);
    const stream: Stream = { name, arn, createdAtMs: this.now(), settings, shards };
    this.open.set(keyOf(region, name), { stream, log: this.logOf(region, stream), trimmed: false });
    return stream;
  }

  find(region: string, name: string): Stream | undefined {
    const opened = this.open.get(keyOf(region, name));
    if (opened) this.trim(opened);
    return opened?.stream;
  }

  /** @throws AwsError where there is none */
  existing(region: string, name: string, accountId: string): Stream {
    const stream = this.find(region, name);
    if (stream) return stream;
    throw new AwsError('ResourceNotFoundException', `Stream ${name} under account ${accountId} not found.`);
  }

  names(region: string): string[] {
    const inRegion = [...this.open.keys()].filter((key) => key.startsWith(`${region}/`));
    return inRegion.map((key) => key.slice(region.length + 1)).sort();
  }

  async remove(region: string, name: string): Promise<void> {
    const opened = this.open.get(keyOf(region, name));
    this.open.delete(keyOf(region, name));
    await opened?.log?.close([]);
  }

  /** Appends records; the answer has the order of the records. */
  append(
    region: string,
    stream: Stream,
    records: readonly NewRecord[],
  ): { SequenceNumber: string; ShardId: string }[] {
    const seconds = this.now() / 1000;
    const lines: LoggedRecord[] = records.map(({ PartitionKey, Data, ExplicitHashKey }) => {
      const line = [this.sequence.next(this.now()), seconds, PartitionKey, Data] as const;
      return ExplicitHashKey === undefined ? line : [...line, ExplicitHashKey];
    });
    const placed = lines.map((line) => ({ SequenceNumber: line[0], ShardId: place(stream, line) }));
    this.open.get(keyOf(region, stream.name))?.log?.append(lines);
    return placed;
  }

  async close(): Promise<void> {
    for (const opened of this.open.values()) {
      await opened.log?.close(opened.trimmed ? linesOf(opened.stream) : undefined);
    }
  }

  private logOf(region: string, stream: Stream): RecordLog | undefined {
    if (this.folder === undefined) return undefined;
    return openRecordLog(join(this.folder, region, `${stream.name}.jsonl`), (line) => {
      this.sequence.pass(line[0]);
      place(stream, line);
    });
  }

  private trim(opened: OpenStream): void {
    const { shards, settings } = opened.stream;
    const oldestSeconds = this.now() / 1000 - settings.retentionHours * 3600;
    for (const shard of shards) {
      if (shard.trim(oldestSeconds, this.maxShardBytes)) opened.trimmed = true;
    }
  }
}

export function streamArn(region: string, accountId: string, name: string): string {
  return `arn:aws:kinesis:${region}:${accountId}:stream/${name}`;
}

function keyOf(region: string, name: string): string {
  return `${region}/${name}`;
}

/** Puts a record where its key belongs. */
function place(stream: Stream, [SequenceNumber, arrival, PartitionKey, Data, hash]: LoggedRecord): string {
  const shard = shardFor(stream, PartitionKey, hash);
  shard.append({ SequenceNumber, ApproximateArrivalTimestamp: arrival, PartitionKey, Data });
  return shard.id;
}

// Explicit hash keys are not in the records; their shard's first hash brings them to the same place again.
function linesOf(stream: Stream): LoggedRecord[] {
  return stream.shards.flatMap((shard) =>
    shard
      .kept()
      .map(
        (r): LoggedRecord => [
          r.SequenceNumber,
          r.ApproximateArrivalTimestamp,
          r.PartitionKey,
          r.Data,
          String(shard.firstHash),
        ],
      ),
  );
}
