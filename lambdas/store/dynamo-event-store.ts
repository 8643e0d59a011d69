import type { MeridianEvent } from '../contract/events.ts';
import {
  checkpointPrefix,
  checkpointSk,
  eventSk,
  MESSAGE_PREFIX,
  messageSk,
  sessionPk,
} from '../contract/keys.ts';
import { type Cursor, contiguous } from '../domain/cursor.ts';
import type { Commit } from '../domain/lane.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import type { Commits, EventStore, MessagePage } from './event-store.ts';
import { grouped } from './grouped.ts';
import { commitItem, commitOf, laneItem, laneOf, messageItem, S, text } from './items.ts';
import { release, released } from './released-identities.ts';

const FARTHEST_VERSION = 999_999_999_999;
const MOST_AHEAD = 16;
/** BatchGetItem takes 100 keys at most. */
const KEYS_PER_READ = 100;

/** The log in a DynamoDB table. */
export function dynamoEventStore(db: DynamoDb, table: string): EventStore {
  return {
    append: async (sessionId, commit) => {
      const done = await db.put({
        TableName: table,
        Item: commitItem(sessionId, commit),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return done === 'done' ? 'appended' : 'conflict';
    },
    past: (sessionId, lane, version, limit) => past(db, table, { sessionId, lane, version, limit }),
    nextOf: (sessionId, heads) => nextOf(db, table, sessionId, heads),
    released: (sessionId, lane, identities) => released(db, table, { sessionId, lane }, identities),
    release: (sessionId, lane, identities) => release(db, table, { sessionId, lane }, identities),
    putMessages: (events) => db.batchPut(table, distinct(events).map(messageItem)),
    messages: (sessionId, before, limit) => messages(db, table, { sessionId, before, limit }),
    putCheckpoint: async (sessionId, lane) => {
      const Item = laneItem(sessionId, lane, checkpointSk(lane.lane, lane.version));
      await db.put({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    },
    checkpointBy: (sessionId, lane, committedAt) => checkpointBy(db, table, { sessionId, lane, committedAt }),
  };
}

interface After {
  readonly sessionId: string;
  readonly lane: string;
  readonly version: number;
  readonly limit: number | undefined;
}

async function past(db: DynamoDb, table: string, after: After): Promise<Commits> {
  const page = await db.query({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :next AND :last',
    ExpressionAttributeValues: {
      ':pk': S(sessionPk(after.sessionId)),
      ':next': S(eventSk(after.lane, after.version + 1)),
      ':last': S(eventSk(after.lane, FARTHEST_VERSION)),
    },
    ...(after.limit !== undefined && { Limit: after.limit }),
  });
  const found = (page.Items ?? []).map(commitOf);
  const commits = contiguous(found, after.version);
  return { commits, more: commits.length === found.length && page.LastEvaluatedKey !== undefined };
}

/** Asks for commits by their keys, some of which do not exist yet: one call, where a query would be one a lane. */
async function nextOf(db: DynamoDb, table: string, sessionId: string, heads: Cursor): Promise<Commit[]> {
  const lanes = Object.entries(heads);
  const ahead = Math.min(MOST_AHEAD, Math.floor(KEYS_PER_READ / Math.max(1, lanes.length)));
  const keys = lanes.flatMap(([lane, version]) =>
    Array.from({ length: ahead }, (_, at) => key(sessionId, eventSk(lane, version + 1 + at))),
  );
  const found = (await db.batchGet(table, keys)).map(commitOf).sort((a, b) => a.version - b.version);
  const byLane = grouped(found, ({ lane }) => lane);
  return [...byLane].flatMap(([lane, commits]) => contiguous(commits, heads[lane] ?? 0));
}

interface MessagesAsked {
  readonly sessionId: string;
  readonly before: string | undefined;
  readonly limit: number;
}

async function messages(db: DynamoDb, table: string, asked: MessagesAsked): Promise<MessagePage> {
  // '$' is the character after '#', so that it closes the range of the prefix.
  const last = asked.before === undefined ? 'MSG$' : `${MESSAGE_PREFIX}${asked.before}`;
  const page = await db.query({
    TableName: table,
    ConsistentRead: true,
    ScanIndexForward: false,
    Limit: asked.limit + 1,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': S(sessionPk(asked.sessionId)),
      ':first': S(MESSAGE_PREFIX),
      ':last': S(last),
    },
  });
  // BETWEEN includes its end, and the message that was asked `before` is not to come again.
  const found = (page.Items ?? []).filter((item) => text(item, 'sk') !== last);
  const shown = found.slice(0, asked.limit);
  const goesOn = found.length > shown.length || page.LastEvaluatedKey !== undefined;
  const end = shown.at(-1);
  return {
    messages: shown.map((item) => JSON.parse(text(item, 'event')) as MeridianEvent<'message.sent'>),
    next: goesOn && end !== undefined ? text(end, 'sk').slice(MESSAGE_PREFIX.length) : undefined,
  };
}

async function checkpointBy(
  db: DynamoDb,
  table: string,
  asked: { sessionId: string; lane: string; committedAt: string },
): Promise<ReturnType<typeof laneOf> | undefined> {
  // A checkpoint stands every thousand commits: the few that a lane has are read newest first.
  const found = await queryAll(db, {
    TableName: table,
    ScanIndexForward: false,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    FilterExpression: 'committedAt <= :at',
    ExpressionAttributeValues: {
      ':pk': S(sessionPk(asked.sessionId)),
      ':prefix': S(checkpointPrefix(asked.lane)),
      ':at': S(asked.committedAt),
    },
  });
  const newest = found[0];
  // Its sort key begins with another word than a snapshot's, and names the lane in the same place.
  return newest === undefined ? undefined : laneOf(newest);
}

/** BatchWriteItem refuses one key twice. */
function distinct(events: readonly MeridianEvent<'message.sent'>[]): MeridianEvent<'message.sent'>[] {
  return [
    ...new Map(events.map((event) => [event.subject + messageSk(event.id, event.source), event])).values(),
  ];
}

function key(sessionId: string, sk: string): Item {
  return { pk: S(sessionPk(sessionId)), sk: S(sk) };
}
