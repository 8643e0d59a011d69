import {
  ADDED_PREFIX,
  addedFrom,
  addedSk,
  EXPIRES_AT,
  PACKED_SK,
  SEGMENT_SK,
  segmentPk,
  vectorsPk,
} from '../contract/keys.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';
import { packVector, unpackVectors } from './vector-bytes.ts';
import type { Packed, VectorStore } from './vector-store.ts';

/** '$' is the character after '#': it ends the additions. */
const AFTER_ADDED = `${ADDED_PREFIX.slice(0, -1)}$`;
/** An addition outlives the answer a little, for who packs late. Seconds. */
const KEPT_LONGER = 3_600;

/** Vectors in the Answers table. */
export function dynamoVectorStore(db: DynamoDb, table: string): VectorStore {
  return {
    append: async (scope, record, nowMs) => {
      const expires = Math.ceil(Math.max(record.servedUntilMs, nowMs) / 1_000) + KEPT_LONGER;
      await db.put({
        TableName: table,
        Item: {
          pk: S(vectorsPk(scope)),
          sk: S(addedSk(nowMs, record.prompt)),
          vector: { B: packVector(record) },
          [EXPIRES_AT]: N(expires),
        },
      });
    },
    addedFrom: async (scope, ms) => {
      const items = await queryAll(db, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': S(vectorsPk(scope)),
          ':from': S(addedFrom(ms)),
          ':to': S(AFTER_ADDED),
        },
      });
      return items.flatMap((item) => [...unpackVectors(item.vector?.B ?? new Uint8Array())]);
    },
    packed: async (scope) => {
      const item = await db.get({ TableName: table, Key: { pk: S(vectorsPk(scope)), sk: S(PACKED_SK) } });
      return item && packedOf(item);
    },
    segments: (scope, packed) => segmentsOf(db, table, scope, packed),
    pack: (scope, packing, segments) => pack(db, table, scope, { ...packing, segments }),
  };
}

async function segmentsOf(db: DynamoDb, table: string, scope: string, { generation, segments }: Packed) {
  const keys = Array.from({ length: segments }, (_, at) => segmentKey(scope, generation, at));
  const items = await Promise.all(keys.map((Key) => db.get({ TableName: table, Key })));
  const found = items.map((item) => item?.vectors?.B).filter((bytes) => bytes !== undefined);
  return found.length === segments ? found : undefined;
}

type Packing = Parameters<VectorStore['pack']>[1] & { readonly segments: readonly Uint8Array[] };

/** Segments first: whoever follows the pointer finds them. */
async function pack(db: DynamoDb, table: string, scope: string, packing: Packing) {
  const { before, packed, expiresMs, segments } = packing;
  const expires = { [EXPIRES_AT]: N(Math.ceil(expiresMs / 1_000)) };
  const puts = segments.map((bytes, at) =>
    db.put({
      TableName: table,
      Item: { ...segmentKey(scope, packed.generation, at), vectors: { B: bytes }, ...expires },
    }),
  );
  await Promise.all(puts);
  const outcome = await db.put({
    TableName: table,
    Item: {
      pk: S(vectorsPk(scope)),
      sk: S(PACKED_SK),
      generation: S(packed.generation),
      segments: N(packed.segments),
      untilMs: N(packed.untilMs),
      ...expires,
    },
    ...unlessPackedSince(before),
  });
  return outcome === 'done' ? 'packed' : 'conflict';
}

function segmentKey(scope: string, generation: string, at: number): Item {
  return { pk: S(segmentPk(scope, generation, at)), sk: S(SEGMENT_SK) };
}

function unlessPackedSince(before: Packed | undefined) {
  return before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'attribute_not_exists(pk) OR generation = :before',
        ExpressionAttributeValues: { ':before': S(before.generation) },
      };
}

function packedOf(item: Item): Packed {
  return {
    generation: text(item, 'generation'),
    segments: count(item, 'segments'),
    untilMs: count(item, 'untilMs'),
  };
}
