import { AwsError } from '../engine.ts';
import { BEFORE_ALL, justBefore, normalized } from './sequence.ts';
import type { Shard } from './shard.ts';

/** A place in a shard. It names a sequence number and no index, so that it outlives trimming and restarts. */
export interface ShardIterator {
  readonly stream: string;
  readonly shardId: string;
  /** Records after this sequence number come next. */
  readonly after: string;
  readonly issuedAtMs: number;
}

// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
const LIFETIME_MS = 5 * 60 * 1000;

type Position = (shard: Shard, input: Record<string, unknown>) => string;

const POSITIONS: Readonly<Record<string, Position>> = {
  TRIM_HORIZON: () => BEFORE_ALL,
  LATEST: (shard) => shard.tip(),
  AT_SEQUENCE_NUMBER: (_shard, input) => justBefore(sequenceNumberIn(input)),
  AFTER_SEQUENCE_NUMBER: (_shard, input) => normalized(sequenceNumberIn(input)),
  AT_TIMESTAMP: (shard, input) => shard.before(Number(input.Timestamp)),
};

/** Where `GetShardIterator` begins. */
export function startOf(shard: Shard, input: Record<string, unknown>): string {
  const position = POSITIONS[String(input.ShardIteratorType)];
  if (position) return position(shard, input);
  const allowed = Object.keys(POSITIONS).join(', ');
  throw new AwsError(
    'ValidationException',
    `ShardIteratorType is ${input.ShardIteratorType}; allowed are ${allowed}.`,
  );
}

export function encodeIterator({ stream, shardId, after, issuedAtMs }: ShardIterator): string {
  return Buffer.from(JSON.stringify([stream, shardId, after, issuedAtMs])).toString('base64url');
}

/** @throws AwsError for text that is no iterator */
export function decodeIterator(text: unknown): ShardIterator {
  try {
    const [stream, shardId, after, issuedAtMs] = JSON.parse(
      Buffer.from(String(text), 'base64url').toString(),
    );
    return { stream, shardId, after, issuedAtMs };
  } catch {
    throw new AwsError('InvalidArgumentException', 'Invalid ShardIterator.');
  }
}

/** @throws AwsError for one older than five minutes */
export function requireFresh({ issuedAtMs }: ShardIterator, nowMs: number): void {
  if (nowMs - issuedAtMs <= LIFETIME_MS) return;
  const age = Math.round((nowMs - issuedAtMs) / 1000);
  throw new AwsError('ExpiredIteratorException', `Iterator expired. It is ${age} s old; 300 s are allowed.`);
}

function sequenceNumberIn({ StartingSequenceNumber }: Record<string, unknown>): string {
  if (/^\d+$/.test(String(StartingSequenceNumber))) return String(StartingSequenceNumber);
  throw new AwsError(
    'InvalidArgumentException',
    `StartingSequenceNumber ${StartingSequenceNumber} is no number.`,
  );
}
