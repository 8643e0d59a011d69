import { setTimeout as pause } from 'node:timers/promises';
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';

const [region = 'us-east-1', StreamName = 'meridian-events'] = process.argv.slice(2);
const kinesis = new KinesisClient({ region });
const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }));
const follow = async (ShardId: string | undefined): Promise<void> => {
  const place = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  let { ShardIterator: at } = await kinesis.send(new GetShardIteratorCommand(place));
  for (; at !== undefined; await pause(250)) {
    const page = await kinesis.send(new GetRecordsCommand({ ShardIterator: at }));
    for (const { Data = [] } of page.Records ?? []) {
      console.log(Buffer.from(Data).toString());
    }
    at = page.NextShardIterator;
  }
};
await Promise.all(Shards.map(({ ShardId }) => follow(ShardId)));
