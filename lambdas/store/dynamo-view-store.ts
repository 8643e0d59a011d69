import { EXPIRES_AT, ONLY_SK, viewPk } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import { chunked } from './chunked.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';
import type { ViewStore } from './view-store.ts';

const KEYS_PER_READ = 100;
/** DynamoDB lets items expire within days, so that what counts is told by another attribute. */
const KEPT_SECONDS = 86_400;

/** Views in this region's Operations table: one item for each session. */
export function dynamoViewStore(db: DynamoDb, table: string, nowMs: () => number): ViewStore {
  const expiresAt = () => N(Math.floor(nowMs() / 1000) + KEPT_SECONDS);
  return {
    keep: async (sessionId, userKey) => {
      await db.update({
        TableName: table,
        Key: keyOf(sessionId),
        UpdateExpression: 'ADD viewers :viewer SET #until = :until, #expires = :expires',
        ExpressionAttributeNames: { '#until': 'until', '#expires': EXPIRES_AT },
        ExpressionAttributeValues: {
          ':viewer': { SS: [userKey] },
          ':until': N(nowMs() + Limits.viewSeconds * 1_000),
          ':expires': expiresAt(),
        },
      });
    },
    viewersOf: async (sessionIds) => {
      const reads = chunked(sessionIds.map(keyOf), KEYS_PER_READ).map((keys) =>
        db.batchGet(table, keys, { isExact: false }),
      );
      const now = nowMs();
      const viewed = (await Promise.all(reads)).flat().filter(({ until }) => Number(until?.N ?? 0) > now);
      return new Map(viewed.map((item) => [sessionIn(item), item.viewers?.SS ?? []]));
    },
    lastCount: async (sessionId) => {
      const item = await db.get({ TableName: table, Key: keyOf(sessionId) });
      return item?.countedAt === undefined
        ? undefined
        : {
            online: count(item, 'countedOnline'),
            members: count(item, 'countedMembers'),
            countedMs: count(item, 'countedAt'),
          };
    },
    keepCount: async (sessionId, { online, members, countedMs }) => {
      await db.update({
        TableName: table,
        Key: keyOf(sessionId),
        UpdateExpression:
          'SET countedOnline = :online, countedMembers = :members, countedAt = :at, #expires = :expires',
        ExpressionAttributeNames: { '#expires': EXPIRES_AT },
        ExpressionAttributeValues: {
          ':online': N(online),
          ':members': N(members),
          ':at': N(countedMs),
          ':expires': expiresAt(),
        },
      });
    },
    dropCount: async (sessionId) => {
      await db.update({
        TableName: table,
        Key: keyOf(sessionId),
        UpdateExpression: 'REMOVE countedOnline, countedMembers, countedAt',
        // An update of no item would make one that nothing lets expire.
        ConditionExpression: 'attribute_exists(pk)',
      });
    },
  };
}

function sessionIn(item: Item): string {
  return text(item, 'pk').slice(viewPk('').length);
}

function keyOf(sessionId: string): Item {
  return { pk: S(viewPk(sessionId)), sk: S(ONLY_SK) };
}
