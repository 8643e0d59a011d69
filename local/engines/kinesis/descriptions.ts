import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

export function shardDescription(shard: Shard): Record<string, unknown> {
  return {
    ShardId: shard.id,
    HashKeyRange: { StartingHashKey: String(shard.firstHash), EndingHashKey: String(shard.lastHash) },
    SequenceNumberRange: { StartingSequenceNumber: shard.firstSequenceNumber() },
  };
}

/** What `DescribeStream` and `DescribeStreamSummary` have in common. */
export function streamDescription(stream: Stream): Record<string, unknown> {
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: stream.settings.mode },
    RetentionPeriodHours: stream.settings.retentionHours,
    StreamCreationTimestamp: stream.createdAtMs / 1000,
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: 'NONE',
  };
}
