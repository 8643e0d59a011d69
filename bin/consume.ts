import './plain-errors.ts';
import './quiet-sdk.ts';
import { Kinesis } from '@aws-sdk/client-kinesis';

const [region = 'us-east-1', StreamName = 'meridian-events'] = process.argv.slice(2);
const kinesis = new Kinesis({ region });
for (const { ShardId } of (await kinesis.listShards({ StreamName })).Shards ?? []) {
  const start = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  await follow((await kinesis.getShardIterator(start)).ShardIterator);
}

async function follow(ShardIterator: string | undefined): Promise<void> {
  const { Records = [], NextShardIterator } = await kinesis.getRecords({ ShardIterator });
  for (const { Data = [] } of Records) console.log(Buffer.from(Data).toString());
  if (NextShardIterator) setTimeout(follow, 250, NextShardIterator);
}
