import { createHash } from 'node:crypto';
import { AwsError } from '../engine.ts';
import { Shard } from './shard.ts';

/** How a stream was asked for. */
export interface StreamSettings {
  readonly mode: 'ON_DEMAND' | 'PROVISIONED';
  readonly shardCount: number;
  readonly retentionHours: number;
  /** Bytes of one record's data and key. */
  readonly maxRecordBytes: number;
}

export interface Stream {
  readonly name: string;
  readonly arn: string;
  readonly createdAtMs: number;
  settings: StreamSettings;
  readonly shards: readonly Shard[];
}

/** What AWS takes where a template is silent; an on-demand stream begins with four shards. */
export const DEFAULT_SETTINGS: StreamSettings = {
  mode: 'PROVISIONED',
  shardCount: 4,
  retentionHours: 24,
  maxRecordBytes: 1024 * 1024,
};

const HASHES = 1n << 128n;

/** Shards divide the 128-bit hash keys evenly among them. */
export function createShards(count: number, startingSequenceNumber: string): Shard[] {
  const total = BigInt(count);
  return Array.from({ length: count }, (_, index) => {
    const i = BigInt(index);
    const id = `shardId-${String(index).padStart(12, '0')}`;
    return new Shard(id, (i * HASHES) / total, ((i + 1n) * HASHES) / total - 1n, startingSequenceNumber);
  });
}

/** The shard of a record: by its explicit hash key, else by the MD5 of its partition key. */
export function shardFor({ shards }: Stream, partitionKey: string, explicitHashKey?: string): Shard {
  const hash = explicitHashKey === undefined ? hashOf(partitionKey) : BigInt(explicitHashKey);
  const shard = shards.find(({ lastHash }) => hash <= lastHash);
  if (shard) return shard;
  throw new AwsError(
    'InvalidArgumentException',
    `ExplicitHashKey ${explicitHashKey} is not in [0, 2^128 - 1].`,
  );
}

export function shardById(stream: Stream, id: unknown): Shard {
  const shard = stream.shards.find((candidate) => candidate.id === id);
  if (shard) return shard;
  throw new AwsError('ResourceNotFoundException', `Shard ${id} in stream ${stream.name} does not exist.`);
}

function hashOf(partitionKey: string): bigint {
  return BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`);
}
