import { idsSk, sessionPk } from '../contract/keys.ts';
import { millisOf } from '../domain/event-id.ts';
import { partsOf } from '../domain/lane.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import { chunked } from './chunked.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import type { Placed } from './event-store.ts';
import { grouped } from './grouped.ts';
import { packIdentity, unpackIdentity } from './identity-bytes.ts';
import { N, S, text } from './items.ts';

/** Whose identities: one lane of one session. */
interface Of {
  readonly sessionId: string;
  readonly lane: string;
  /** Identities of one item before it is split. */
  readonly idsPerItem: number;
}

const HOUR_CHARACTERS = '2026-11-20T18'.length;
const SHARD_DIGITS = 2;
/** A reserved word: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html */
const SPLIT = { '#split': 'split' };
const KEYS_PER_READ = 100;

/** Which identities the IDS items of some lanes hold: one read, and one more where an item is split. */
export async function released(
  db: DynamoDb,
  table: string,
  { sessionId, lanes }: { sessionId: string; lanes: readonly string[] },
  identities: readonly string[],
): Promise<readonly Placed[]> {
  const sought = lanes.flatMap((lane) => identities.map((identity) => ({ lane, identity })));
  const items = await getAll(db, table, sessionId, sought.map(hourSk));
  const split = new Set(items.filter((item) => item.split?.BOOL === true).map((item) => text(item, 'sk')));
  const inShards = sought.filter((one) => split.has(hourSk(one)));
  const more = await getAll(db, table, sessionId, inShards.map(shardSk));
  const wanted = new Set(identities);
  return [...items, ...more].flatMap(placesIn).filter(({ identity }) => wanted.has(identity));
}

/** Adds identities to the IDS items of their hours. A set takes the same entry once. */
export async function release(
  db: DynamoDb,
  table: string,
  of: Of,
  identities: ReadonlyMap<string, number>,
): Promise<void> {
  const byHour = grouped(identities, ([identity]) => hourSk({ lane: of.lane, identity }));
  await Promise.all([...byHour].map(([sk, entries]) => releaseHour(db, table, of, { sk, entries })));
}

interface Hour {
  readonly sk: string;
  readonly entries: readonly (readonly [identity: string, version: number])[];
}

async function releaseHour(db: DynamoDb, table: string, of: Of, hour: Hour): Promise<void> {
  const room = of.idsPerItem - hour.entries.length;
  if (room < 0 || (await addWhereRoom(db, table, of, hour, room)) === 'refused') {
    await releaseToShards(db, table, of, hour);
  }
}

function addWhereRoom(
  db: DynamoDb,
  table: string,
  of: Of,
  { sk, entries }: Hour,
  room: number,
): Promise<'done' | 'refused'> {
  return db.update({
    ...addition(table, of, sk, entries),
    ConditionExpression: 'attribute_not_exists(#split) AND (attribute_not_exists(ids) OR size(ids) <= :room)',
    ExpressionAttributeNames: SPLIT,
    ExpressionAttributeValues: { ':ids': { BS: pack(entries) }, ':room': N(room) },
  });
}

/** The hour is full: from now on its identities are spread by hash, which no author can aim at one item. */
async function releaseToShards(db: DynamoDb, table: string, of: Of, { sk, entries }: Hour): Promise<void> {
  await db.update({
    TableName: table,
    Key: key(of.sessionId, sk),
    UpdateExpression: 'SET #split = :yes',
    ExpressionAttributeNames: SPLIT,
    ExpressionAttributeValues: { ':yes': { BOOL: true } },
  });
  const byShard = grouped(entries, ([identity]) => shardSk({ lane: of.lane, identity }));
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
    Key: key(of.sessionId, sk),
    UpdateExpression: 'ADD ids :ids',
    ExpressionAttributeValues: { ':ids': { BS: pack(entries) } },
  };
}

async function getAll(
  db: DynamoDb,
  table: string,
  sessionId: string,
  sks: readonly string[],
): Promise<readonly Item[]> {
  const keys = [...new Set(sks)].map((sk) => key(sessionId, sk));
  const reads = chunked(keys, KEYS_PER_READ).map((chunk) => db.batchGet(table, chunk));
  return (await Promise.all(reads)).flat();
}

function pack(entries: Hour['entries']): Uint8Array[] {
  return entries.map(([identity, version]) => packIdentity(identity, version));
}

function placesIn(item: Item): Placed[] {
  const lane = text(item, 'sk').split('#')[1] ?? '';
  return (item.ids?.BS ?? []).map(unpackIdentity).map(([identity, version]) => ({ identity, lane, version }));
}

function hourOf(identity: string): string {
  return new Date(millisOf(partsOf(identity).id)).toISOString().slice(0, HOUR_CHARACTERS);
}

interface Sought {
  readonly lane: string;
  readonly identity: string;
}

function hourSk({ lane, identity }: Sought): string {
  return idsSk(lane, hourOf(identity));
}

function shardSk({ lane, identity }: Sought): string {
  return idsSk(lane, hourOf(identity), sha256Hex(identity).slice(0, SHARD_DIGITS));
}

function key(sessionId: string, sk: string): Item {
  return { pk: S(sessionPk(sessionId)), sk: S(sk) };
}
