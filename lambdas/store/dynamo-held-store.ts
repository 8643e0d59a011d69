import { EXPIRES_AT, HELD_PK, heldSk } from '../contract/keys.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import type { Held, HeldStore } from './held-store.ts';
import { N, S, text } from './items.ts';
import type { CompletionPlace } from './progress-store.ts';

/** Of the thousand write units that the partition takes in a second, one question should not have many. */
const MOST_BYTES = 64 * 1024;
const MOST_BYTES_READ = 24 * 1024 * 1024;
/** As long as queues keep a message: nobody waits so long, but a schedule may stand still. */
const KEPT_SECONDS = 14 * 86_400;

/** Questions that wait in the Operations table, which is this region's alone: one partition, the oldest first. */
export function dynamoHeldStore(db: DynamoDb, table: string, nowMs: () => number): HeldStore {
  return {
    hold: async ({ place, body }) => {
      if (Buffer.byteLength(body) > MOST_BYTES) {
        return 'too-large';
      }
      const expiresAt = N(Math.floor(nowMs() / 1_000) + KEPT_SECONDS);
      const Item = { ...keyOf(place), task: S(body), [EXPIRES_AT]: expiresAt };
      await db.put({ TableName: table, Item });
      return 'held';
    },
    oldest: () => oldest(db, table),
    forget: async (place) => {
      await db.delete({ TableName: table, Key: keyOf(place) });
    },
  };
}

async function oldest(db: DynamoDb, table: string): Promise<Held[]> {
  const held: Held[] = [];
  let bytes = 0;
  let from: Item | undefined;
  do {
    const page = await db.query({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': S(HELD_PK) },
      ...(from && { ExclusiveStartKey: from }),
    });
    const some = (page.Items ?? []).map(heldIn);
    held.push(...some);
    bytes += some.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    from = page.LastEvaluatedKey;
  } while (from !== undefined && bytes < MOST_BYTES_READ);
  return held;
}

function heldIn(item: Item): Held {
  const [id = '', asker = '', sessionId = ''] = text(item, 'sk').split('#');
  return { place: { sessionId, id, asker }, body: text(item, 'task') };
}

function keyOf({ sessionId, ...key }: CompletionPlace): Item {
  return { pk: S(HELD_PK), sk: S(heldSk(sessionId, key)) };
}
