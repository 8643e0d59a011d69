import './plain-errors.ts';
import './quiet-sdk.ts';
import { Kinesis } from '@aws-sdk/client-kinesis';
import { wordsOf } from './arguments.ts';
import { knownRegion } from './known-region.ts';

const USAGE = `Prints each event of a region's stream on a line, from the oldest on, until Ctrl-C.
  npm run -s consume [us-east-1] [meridian-events]`;

const [region = 'us-east-1', StreamName = 'meridian-events'] = wordsOf(USAGE, 2);
const kinesis = new Kinesis({ region: knownRegion(region, 'The region') });
for (const { ShardId } of (await kinesis.listShards({ StreamName })).Shards ?? []) {
  const start = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  await follow((await kinesis.getShardIterator(start)).ShardIterator);
}

async function follow(ShardIterator: string | undefined): Promise<void> {
  const { Records = [], NextShardIterator } = await kinesis.getRecords({ ShardIterator });
  for (const { Data = [] } of Records) console.log(Buffer.from(Data).toString());
  if (NextShardIterator) setTimeout(follow, 250, NextShardIterator);
}
