import './plain-errors.ts';
import './quiet-sdk.ts';
import { Kinesis } from '@aws-sdk/client-kinesis';
import { namesOf } from '../lambdas/contract/names.ts';
import { wordsOf } from './arguments.ts';
import { configuration } from './configuration.ts';
import { knownRegion } from './known-region.ts';

const { stream } = namesOf(configuration.app);
const USAGE = `Prints each event of a region's stream on a line, from the oldest on, until Ctrl-C.
  npm run -s consume [us-east-1] [${stream}]`;

const [region = 'us-east-1', StreamName = stream] = wordsOf(USAGE, 2);
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
