import { idsSk, sessionPk } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import { millisOf } from '../domain/event-id.ts';
import { partsOf } from '../domain/lane.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import { grouped } from './grouped.ts';
import { packIdentity, unpackIdentity } from './identity-bytes.ts';
import { S } from './items.ts';

/** Whose identities: one lane of one session. */
interface Of {
  readonly sessionId: string;
  readonly lane: string;
}

const HOUR_CHARACTERS = '2026-11-20T18'.length;
const SHARD_DIGITS = 2;
const KEYS_PER_READ = 100;

/** Which identities IDS items hold, with their versions: one read, and one more where an item is split. */
export async function released(
  db: DynamoDb,
  table: string,
  of: Of,
  identities: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const hours = [...new Set(identities.map(hourOf))];
  const items = await getAll(
    db,
    table,
    of,
    hours.map((hour) => idsSk(of.lane, hour)),
  );
  const split = new Set(items.filter((item) => item.split?.BOOL === true).map((item) => item.sk?.S));
  const shards = identities
    .filter((identity) => split.has(idsSk(of.lane, hourOf(identity))))
    .map((identity) => shardSk(of.lane, identity));
  const more = await getAll(db, table, of, [...new Set(shards)]);
  const wanted = new Set(identities);
  return new Map([...items, ...more].flatMap(entriesOf).filter(([identity]) => wanted.has(identity)));
}

/** Adds identities to the IDS items of their hours. A set takes the same entry once. */
export async function release(
  db: DynamoDb,
  table: string,
  of: Of,
  identities: ReadonlyMap<string, number>,
): Promise<void> {
  const byHour = grouped(identities, ([identity]) => idsSk(of.lane, hourOf(identity)));
  await Promise.all([...byHour].map(([sk, entries]) => releaseHour(db, table, of, { sk, entries })));
}

interface Hour {
  readonly sk: string;
  readonly entries: readonly (readonly [identity: string, version: number])[];
}

async function releaseHour(db: DynamoDb, table: string, of: Of, { sk, entries }: Hour): Promise<void> {
  const room = Limits.idsPerItem - entries.length;
  const done = await db.update({
    ...addition(table, of, sk, entries),
    ConditionExpression: 'attribute_not_exists(split) AND (attribute_not_exists(ids) OR size(ids) <= :room)',
    ExpressionAttributeValues: { ':ids': { BS: pack(entries) }, ':room': { N: String(room) } },
  });
  if (done === 'refused') {
    await releaseToShards(db, table, of, { sk, entries });
  }
}

/** The hour is full: from now on its identities are spread by hash, which no author can aim at one item. */
async function releaseToShards(db: DynamoDb, table: string, of: Of, { sk, entries }: Hour): Promise<void> {
  await db.update({
    TableName: table,
    Key: key(of, sk),
    UpdateExpression: 'SET split = :yes',
    ExpressionAttributeValues: { ':yes': { BOOL: true } },
  });
  const byShard = grouped(entries, ([identity]) => shardSk(of.lane, identity));
  await Promise.all([...byShard].map(([shard, some]) => db.update(addition(table, of, shard, some))));
}

function addition(
  table: string,
  of: Of,
  sk: string,
  entries: Hour['entries'],
): Parameters<DynamoDb['update']>[0] {
  return {
    TableName: table,
    Key: key(of, sk),
    UpdateExpression: 'ADD ids :ids',
    ExpressionAttributeValues: { ':ids': { BS: pack(entries) } },
  };
}

async function getAll(db: DynamoDb, table: string, of: Of, sks: readonly string[]): Promise<readonly Item[]> {
  const reads: Promise<readonly Item[]>[] = [];
  for (let at = 0; at < sks.length; at += KEYS_PER_READ) {
    reads.push(
      db.batchGet(
        table,
        sks.slice(at, at + KEYS_PER_READ).map((sk) => key(of, sk)),
      ),
    );
  }
  return (await Promise.all(reads)).flat();
}

function pack(entries: Hour['entries']): Uint8Array[] {
  return entries.map(([identity, version]) => packIdentity(identity, version));
}

function entriesOf(item: Item): [string, number][] {
  return (item.ids?.BS ?? []).map(unpackIdentity);
}

function hourOf(identity: string): string {
  return new Date(millisOf(partsOf(identity).id)).toISOString().slice(0, HOUR_CHARACTERS);
}

function shardSk(lane: string, identity: string): string {
  return idsSk(lane, hourOf(identity), sha256Hex(identity).slice(0, SHARD_DIGITS));
}

function key(of: Of, sk: string): Item {
  return { pk: S(sessionPk(of.sessionId)), sk: S(sk) };
}
