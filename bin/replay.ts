import { type AttributeValue, DynamoDBClient, paginateQuery, paginateScan } from '@aws-sdk/client-dynamodb';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { StreamedEvent } from '../lambdas/contract/events.ts';
import { sessionPk } from '../lambdas/contract/keys.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Commit } from '../lambdas/domain/lane.ts';
import { commitOf } from '../lambdas/store/items.ts';
import { ended, optionsOf } from './arguments.ts';
import { configuration } from './configuration.ts';

const USAGE = `Puts committed events on a stream again; consumers know them by (session, source, id).
  npm run replay -- --region eu-west-1 --session <session id> [--lane eu-west-1.1]
  npm run replay -- --region eu-west-1 --from 2026-11-20T00:00:00Z --to 2026-11-21T00:00:00Z [--lane eu-west-1.1]
  --stream <name>   another stream than the region's own`;

const options = optionsOf(USAGE, { texts: ['region', 'session', 'lane', 'from', 'to', 'stream'], flags: [] });
const region = options.region ?? ended(`--region is missing.\n${USAGE}`);
if (options.session === undefined && options.from === undefined) {
  ended(`Say what: --session, or --from and --to.\n${USAGE}`);
}
const names = namesOf(configuration.app);
const dynamo = new DynamoDBClient({ region });
const kinesis = new KinesisClient({ region });
const StreamName = options.stream ?? names.stream;
const from = instant(options.from, '0000');
const to = instant(options.to, '9999');

let events = 0;
for await (const items of pages()) {
  for (const commit of items.filter(isCommit).map(commitOf).filter(isWanted)) {
    await put(commit);
    events += commit.events.length;
  }
}
console.log(`${events} events put on ${StreamName} in ${region}.`);

type Item = Record<string, AttributeValue>;

async function* pages(): AsyncGenerator<readonly Item[]> {
  const TableName = names.tables.eventStore;
  const paging = { client: dynamo };
  if (options.session === undefined) {
    for await (const page of paginateScan(paging, { TableName })) {
      yield page.Items ?? [];
    }
    return;
  }
  const query = {
    TableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': { S: sessionPk(options.session) }, ':prefix': { S: 'EVENT#' } },
  };
  for await (const page of paginateQuery(paging, query)) {
    yield page.Items ?? [];
  }
}

function isCommit(item: Item): boolean {
  return item.sk?.S?.startsWith('EVENT#') ?? false;
}

function isWanted({ lane, committedAt }: Commit): boolean {
  return (options.lane === undefined || lane === options.lane) && committedAt >= from && committedAt < to;
}

async function put({ lane, version, events: committed, traceparents }: Commit): Promise<void> {
  const Records = committed.map(({ event }, at) => {
    const streamed: StreamedEvent = { ...event, lane, version, traceparent: traceparents[at] ?? '' };
    return { Data: Buffer.from(JSON.stringify(streamed)), PartitionKey: event.subject };
  });
  for (let left = Records; left.length > 0; ) {
    const answer = await kinesis.send(new PutRecordsCommand({ StreamName, Records: left.slice(0, 500) }));
    const refused = left.slice(0, 500).filter((_, at) => answer.Records?.[at]?.ErrorCode !== undefined);
    left = [...refused, ...left.slice(500)];
  }
}

function instant(stated: string | undefined, otherwise: string): string {
  const ms = stated === undefined ? undefined : Date.parse(stated);
  if (ms === undefined) {
    return otherwise;
  }
  return Number.isNaN(ms) ? ended(`"${stated}" is no instant in RFC 3339.`) : new Date(ms).toISOString();
}
