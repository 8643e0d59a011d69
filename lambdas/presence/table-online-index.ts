import { EXPIRES_AT, ONLY_SK, onlinePk, SWEEP_PK } from '../contract/keys.ts';
import { type DynamoDb, type Item, queryAll } from '../store/dynamo-db.ts';
import { count, N, S, text } from '../store/items.ts';
import type { Listed, OnlineIndex } from './ports.ts';

/** A connection lasts a day at most, and what the sweep forgot to forget goes by itself then. */
const KEPT_SECONDS = 2 * 86_400;

/** Who may be connected, in this region's own table: a partition for each slot. */
export function tableOnlineIndex(db: DynamoDb, table: string, nowMs: () => number): OnlineIndex {
  const expiresAt = () => N(Math.floor(nowMs() / 1000) + KEPT_SECONDS);
  return {
    note: async (slot, userKey) => {
      const Item = { ...keyOf(slot, userKey), notedAt: N(nowMs()), [EXPIRES_AT]: expiresAt() };
      await db.put({ TableName: table, Item });
    },
    list: async (slot) => {
      const items = await queryAll(db, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(onlinePk(slot)) },
      });
      return items.map((item) => listedIn(item, slot));
    },
    forget: async ({ slot, userKey, notedMs }) => {
      await db.delete({
        TableName: table,
        Key: keyOf(slot, userKey),
        ConditionExpression: 'notedAt = :seen',
        ExpressionAttributeValues: { ':seen': N(notedMs) },
      });
    },
    swept: async () => {
      const item = await db.get({ TableName: table, Key: SWEEP_KEY, ConsistentRead: true });
      return item && { minute: count(item, 'minute'), sinceMs: count(item, 'since') };
    },
    noteSwept: async ({ minute, sinceMs }) => {
      await db.put({ TableName: table, Item: { ...SWEEP_KEY, minute: N(minute), since: N(sinceMs) } });
    },
  };
}

const SWEEP_KEY: Item = { pk: S(SWEEP_PK), sk: S(ONLY_SK) };

function listedIn(item: Item, slot: number): Listed {
  return { slot, userKey: text(item, 'sk'), notedMs: count(item, 'notedAt') };
}

function keyOf(slot: number, userKey: string): Item {
  return { pk: S(onlinePk(slot)), sk: S(userKey) };
}
