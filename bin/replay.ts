import './plain-errors.ts';
import './quiet-sdk.ts';
import { type AttributeValue, DynamoDBClient, paginateQuery, paginateScan } from '@aws-sdk/client-dynamodb';
import { KinesisClient, PutRecordsCommand, type PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import type { StreamedEvent } from '../lambdas/contract/events.ts';
import { sessionPk } from '../lambdas/contract/keys.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Commit } from '../lambdas/domain/lane.ts';
import { pause } from '../lambdas/platform/pause.ts';
import { chunked } from '../lambdas/store/chunked.ts';
import { commitOf } from '../lambdas/store/items.ts';
import { ended, optionsOf } from './arguments.ts';
import { configuration } from './configuration.ts';
import { knownRegion } from './known-region.ts';

const USAGE = `Puts committed events on a stream again; consumers know them by (session, source, id).
  npm run replay -- --region eu-west-1 --session <session id>
  npm run replay -- --region eu-west-1 --lane eu-west-1.1
  npm run replay -- --region eu-west-1 --from 2026-11-20T00:00:00Z --to 2026-11-21T00:00:00Z
  All three narrow each other. Without --session the whole table is scanned.
  --stream <name>   another stream than the region's own`;

/** PutRecords takes no more. */
const MOST_RECORDS = 500;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

const options = optionsOf(USAGE, { texts: ['region', 'session', 'lane', 'from', 'to', 'stream'], flags: [] });
const region = knownRegion(options.region ?? ended(`--region is missing.\n${USAGE}`));
const { session, lane: onlyLane } = options;
if ([session, onlyLane, options.from, options.to].every((limit) => limit === undefined)) {
  ended(`Say what: --session, --lane, or --from and --to.\n${USAGE}`);
}
const names = namesOf(configuration.app);
const dynamo = new DynamoDBClient({ region });
const kinesis = new KinesisClient({ region });
const StreamName = options.stream ?? names.stream;
const from = instant('from', '0000');
const to = instant('to', '9999');
if (from >= to) ended('--from must be before --to.');

let events = 0;
for await (const items of pages()) {
  for (const commit of items.filter(isCommit).map(commitOf).filter(isWanted)) {
    await put(commit);
    events += commit.events.length;
  }
}
if (events > 0) {
  console.log(`${events} events put on ${StreamName} in ${region}.`);
} else {
  console.error(`Nothing of that was committed as ${region} has it; nothing is put on ${StreamName}.`);
  process.exitCode = 1;
}

type Item = Record<string, AttributeValue>;

async function* pages(): AsyncGenerator<readonly Item[]> {
  const TableName = names.tables.eventStore;
  const paging = { client: dynamo };
  if (session === undefined) {
    for await (const page of paginateScan(paging, { TableName })) {
      yield page.Items ?? [];
    }
    return;
  }
  const query = {
    TableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': { S: sessionPk(session) }, ':prefix': { S: 'EVENT#' } },
  };
  for await (const page of paginateQuery(paging, query)) {
    yield page.Items ?? [];
  }
}

function isCommit(item: Item): boolean {
  return item.sk?.S?.startsWith('EVENT#') ?? false;
}

function isWanted({ lane, committedAt }: Commit): boolean {
  return (onlyLane === undefined || lane === onlyLane) && committedAt >= from && committedAt < to;
}

async function put({ lane, version, events: committed, traceparents }: Commit): Promise<void> {
  const Records = committed.map(({ event }, at) => {
    const streamed: StreamedEvent = { ...event, lane, version, traceparent: traceparents[at] ?? '' };
    return { Data: Buffer.from(JSON.stringify(streamed)), PartitionKey: event.subject };
  });
  for (const chunk of chunked(Records, MOST_RECORDS)) {
    await putChunk(chunk);
  }
}

/** Until the stream has taken all of them: each shard throttles by itself, and needs time to recover. */
async function putChunk(records: readonly PutRecordsRequestEntry[]): Promise<void> {
  let left = records;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const { Records = [] } = await kinesis.send(new PutRecordsCommand({ StreamName, Records: [...left] }));
    left = left.filter((_, at) => Records[at]?.ErrorCode !== undefined);
    if (left.length === 0) {
      return;
    }
    await pause(pauseMs);
  }
}

function instant(option: 'from' | 'to', otherwise: string): string {
  const stated = options[option];
  if (stated === undefined) return otherwise;
  const ms = Date.parse(stated);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString();
  return ended(
    `--${option} is "${stated}"; it must be an instant in RFC 3339, such as 2026-11-20T00:00:00Z.`,
  );
}
