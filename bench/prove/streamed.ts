import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import type { StreamedEvent } from '../../lambdas/contract/events.ts';

/** An event on a stream, and the key under which its record was put: who shares one stays in order. */
export interface Streamed extends StreamedEvent {
  readonly partitionKey: string;
}

/** Everything on a region's stream, from its beginning. */
export async function streamedIn(region: string, endpoint: string, StreamName: string): Promise<Streamed[]> {
  const credentials = { accessKeyId: 'prove', secretAccessKey: 'prove' };
  const kinesis = new KinesisClient({ region, endpoint, credentials });
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
  const shards = await Promise.all(Shards.map(({ ShardId }) => readShard(kinesis, StreamName, ShardId)));
  kinesis.destroy();
  return shards.flat();
}

async function readShard(
  kinesis: KinesisClient,
  StreamName: string,
  ShardId: string | undefined,
): Promise<Streamed[]> {
  const from = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  let { ShardIterator: at } = await kinesis.send(new GetShardIteratorCommand(from));
  const events: Streamed[] = [];
  while (at !== undefined) {
    const page = await kinesis.send(new GetRecordsCommand({ ShardIterator: at }));
    for (const { Data, PartitionKey: partitionKey = '' } of page.Records ?? []) {
      const event = JSON.parse(Buffer.from(Data ?? []).toString()) as StreamedEvent;
      events.push({ ...event, partitionKey });
    }
    const isAtTip = page.MillisBehindLatest === 0 && page.Records?.length === 0;
    at = isAtTip ? undefined : page.NextShardIterator;
  }
  return events;
}
