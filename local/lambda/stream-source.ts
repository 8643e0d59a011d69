import { AwsError, type Backplane } from '../engines/engine.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { StreamPosition } from './stream-positions.ts';

/** A record as `GetRecords` gives it. */
export interface StreamRecord {
  readonly dynamodb: {
    /** Seconds since the epoch. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Readonly<Record<string, unknown>>;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
  };
  readonly [member: string]: unknown;
}

/** The shard of a stream, read in the name of the function's role. */
export interface StreamSource {
  /** What came since the last read, oldest first; nothing where nothing came. */
  read(): Promise<readonly StreamRecord[]>;
  /** Known after the first read. */
  readonly shardId: string;
}

/** Reads from a position if there is one, else from where the mapping says that it begins. */
export function streamSourceOf(
  mapping: StreamMapping,
  backplane: Backplane,
  from: StreamPosition | undefined,
): StreamSource {
  const { region, principal, streamArn: StreamArn } = mapping;
  const call = (operation: string, input: Record<string, unknown>) =>
    backplane.call('dynamodb', { region, principal, operation, input });
  const start = from ?? { ShardIteratorType: mapping.startingPosition };
  let shardId = '';
  let iterator: string | undefined;

  const iteratorFrom = async (place: object): Promise<string> => {
    const { ShardIterator } = await call('GetShardIterator', { StreamArn, ShardId: shardId, ...place });
    return String(ShardIterator);
  };

  const open = async (): Promise<string> => {
    // Lambda asks for the same four permissions, this one among them.
    await call('ListStreams', { TableName: StreamArn.split('/')[1] });
    shardId = shardOf(await call('DescribeStream', { StreamArn }));
    return iteratorFrom(start);
  };

  return {
    get shardId() {
      return shardId;
    },
    async read() {
      iterator ??= await open();
      try {
        const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator: iterator });
        iterator = String(NextShardIterator);
        return Records as StreamRecord[];
      } catch (error) {
        if (!isTrimmed(error)) throw error;
        iterator = await iteratorFrom({ ShardIteratorType: 'TRIM_HORIZON' });
        return this.read();
      }
    },
  };
}

function shardOf({ StreamDescription }: Record<string, unknown>): string {
  const { Shards } = StreamDescription as { Shards: readonly { ShardId: string }[] };
  return Shards[0]?.ShardId ?? '';
}

/** Who was too slow goes on with the oldest record that is left. */
function isTrimmed(error: unknown): boolean {
  return error instanceof AwsError && error.code === 'TrimmedDataAccessException';
}
