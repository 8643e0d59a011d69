import { checkpointPrefix, checkpointSk, EVENT_PREFIX, eventSk, sessionPk } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import { type Cursor, contiguous } from '../domain/cursor.ts';
import type { Commit } from '../domain/lane.ts';
import { dynamoCompletionStore } from './dynamo-completion-store.ts';
import { type DynamoDb, type Item, queryFirst } from './dynamo-db.ts';
import { dynamoModificationStore } from './dynamo-modification-store.ts';
import type { Commits, EventStore } from './event-store.ts';
import { grouped } from './grouped.ts';
import { commitItem, commitOf, laneItem, laneOf, S } from './items.ts';
import { messageCounts } from './message-counts.ts';
import { release, released } from './released-identities.ts';
import { messages, putMessages } from './stored-messages.ts';

const MOST_AHEAD = 16;
/** BatchGetItem takes 100 keys at most. */
const KEYS_PER_READ = 100;

interface Options {
  /** Identities of one IDS item before it is split. */
  readonly idsPerItem?: number;
  /**
   * The lane that the store's user appends to. Then others' are read eventually consistent, for half the price:
   * replication may keep a commit of theirs back anyway, and never one of its own.
   */
  readonly ownLane?: string;
}

/** The log in a DynamoDB table. */
export function dynamoEventStore(
  db: DynamoDb,
  table: string,
  { idsPerItem = Limits.idsPerItem, ownLane }: Options = {},
): EventStore {
  const isExact = (lane: string): boolean => ownLane === undefined || lane === ownLane;
  return {
    ...dynamoModificationStore(db, table),
    ...dynamoCompletionStore(db, table),
    append: async (sessionId, commit) => {
      const done = await db.put({
        TableName: table,
        Item: commitItem(sessionId, commit),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return done === 'done' ? 'appended' : 'conflict';
    },
    first: (sessionId) => first(db, table, sessionId),
    past: (sessionId, lane, version, limit) =>
      past(db, table, { sessionId, lane, version, limit, isExact: isExact(lane) }),
    nextOf: (sessionId, heads) => nextOf(db, table, sessionId, heads),
    released: (sessionId, lanes, identities) => released(db, table, { sessionId, lanes }, identities),
    release: (sessionId, lane, identities) => release(db, table, { sessionId, lane, idsPerItem }, identities),
    putMessages: (events) => putMessages(db, table, events),
    messageCounts: (sessionId, lanes) => messageCounts(db, table, sessionId, lanes),
    newest: async (sessionId, lane, limit) => {
      const { Items = [] } = await db.query({
        TableName: table,
        ScanIndexForward: false,
        Limit: limit,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': S(sessionPk(sessionId)),
          ':first': S(eventSk(lane, 1)),
          ':last': S(eventSk(lane, Limits.laneCommits)),
        },
      });
      return Items.map(commitOf);
    },
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
  readonly isExact: boolean;
}

async function first(
  db: DynamoDb,
  table: string,
  sessionId: string,
): Promise<{ commits: readonly Commit[]; more: boolean }> {
  const page = await db.query({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
    ExpressionAttributeValues: { ':pk': S(sessionPk(sessionId)), ':events': S(EVENT_PREFIX) },
  });
  return { commits: (page.Items ?? []).map(commitOf), more: page.LastEvaluatedKey !== undefined };
}

async function past(db: DynamoDb, table: string, after: After): Promise<Commits> {
  const page = await db.query({
    TableName: table,
    ConsistentRead: after.isExact,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :next AND :last',
    ExpressionAttributeValues: {
      ':pk': S(sessionPk(after.sessionId)),
      ':next': S(eventSk(after.lane, after.version + 1)),
      ':last': S(eventSk(after.lane, Limits.laneCommits)),
    },
    ...(after.limit !== undefined && { Limit: after.limit }),
  });
  const found = (page.Items ?? []).map(commitOf);
  const commits = contiguous(found, after.version);
  const holed = commits.length < found.length;
  return { commits, more: !holed && page.LastEvaluatedKey !== undefined, holed };
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

async function checkpointBy(
  db: DynamoDb,
  table: string,
  asked: { sessionId: string; lane: string; committedAt: string },
): Promise<ReturnType<typeof laneOf> | undefined> {
  const newest = await queryFirst(db, {
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
  // Its sort key begins with another word than a snapshot's, and names the lane in the same place.
  return newest === undefined ? undefined : laneOf(newest);
}

function key(sessionId: string, sk: string): Item {
  return { pk: S(sessionPk(sessionId)), sk: S(sk) };
}
