import { EXPIRES_AT, observerSk, presenceSk, userPk, WATCH_PK } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import type { Lines, Pulse, RegionPresence } from '../domain/presence.ts';
import { chunked } from './chunked.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { grouped } from './grouped.ts';
import { count, N, S, text } from './items.ts';
import type { OwnPresence, PresenceStore } from './presence-store.ts';

const KEYS_PER_READ = 100;
const SECONDS_PER_DAY = 86_400;

interface Where {
  readonly region: string;
  readonly regions: readonly string[];
  nowMs(): number;
}

/** Presence in the Session table. */
export function dynamoPresenceStore(db: DynamoDb, table: string, where: Where): PresenceStore {
  const { region, regions, nowMs } = where;
  return {
    own: async (userKey) => {
      const Key = keyOf(userKey, region);
      const item = await db.get({ TableName: table, Key, ConsistentRead: true });
      return item === undefined
        ? { region, lines: {}, lastSeenMs: 0, revision: 0 }
        : { ...presenceIn(item), revision: count(item, 'revision') };
    },
    save: (userKey, presence) => save(db, table, userKey, presence, nowMs()),
    of: async (userKeys, { regions: names = regions, isExact = true } = {}) => {
      const keys = userKeys.flatMap((userKey) => names.map((name) => keyOf(userKey, name)));
      const reads = chunked(keys, KEYS_PER_READ).map((some) => db.batchGet(table, some, { isExact }));
      const found = (await Promise.all(reads)).flat();
      const byUser = grouped(found, (item) => text(item, 'pk').slice(userPk('').length));
      return new Map([...byUser].map(([userKey, items]) => [userKey, items.map(presenceIn)]));
    },
    pulses: async () => {
      const items = await queryAll(db, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(WATCH_PK) },
      });
      return items.map(pulseIn);
    },
  };
}

/** A presence item, also as a stream has it. Throws a `broken` error where it is none. */
export function presenceIn(item: Item): RegionPresence {
  return {
    region: text(item, 'sk').slice(presenceSk('').length),
    lines: JSON.parse(text(item, 'lines')) as Lines,
    lastSeenMs: count(item, 'lastSeen'),
  };
}

async function save(
  db: DynamoDb,
  table: string,
  userKey: string,
  { region, lines, lastSeenMs, revision }: OwnPresence,
  nowMs: number,
): Promise<'saved' | 'conflict'> {
  const done = await db.put({
    TableName: table,
    Item: {
      ...keyOf(userKey, region),
      lines: S(JSON.stringify(lines)),
      lastSeen: N(lastSeenMs),
      revision: N(revision + 1),
      [EXPIRES_AT]: N(Math.floor(nowMs / 1000) + Limits.lastSeenDays * SECONDS_PER_DAY),
    },
    ConditionExpression: 'attribute_not_exists(pk) OR revision = :mine',
    ExpressionAttributeValues: { ':mine': N(revision) },
  });
  return done === 'done' ? 'saved' : 'conflict';
}

function pulseIn(item: Item): Pulse {
  const atMs = Number(item.at?.N ?? 0);
  return { region: text(item, 'sk').slice(observerSk('').length), atMs, sinceMs: Number(item.since?.N ?? 0) };
}

function keyOf(userKey: string, region: string): Item {
  return { pk: S(userPk(userKey)), sk: S(presenceSk(region)) };
}
