import { LANE_PREFIX, sessionPk } from '../contract/keys.ts';
import type { LaneFold } from '../domain/lane.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import type { Snapshot, SnapshotStore } from './event-store.ts';
import { laneItem, laneOf, S } from './items.ts';

/** Snapshots in a DynamoDB table: one item for each session and lane, written by the lane's region. */
export function dynamoSnapshotStore(db: DynamoDb, table: string): SnapshotStore {
  return {
    load: async (sessionId) => {
      const items = await queryAll(db, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': S(sessionPk(sessionId)), ':prefix': S(LANE_PREFIX) },
      });
      return items.map(snapshotOf);
    },
    save: (sessionId, lane) => save(db, table, sessionId, lane),
  };
}

async function save(
  db: DynamoDb,
  table: string,
  sessionId: string,
  lane: LaneFold,
): Promise<'saved' | 'behind'> {
  const { pk, sk, ...attributes } = laneItem(sessionId, lane);
  const names = Object.keys(attributes);
  const done = await db.update({
    TableName: table,
    Key: { pk, sk } as Item,
    // An update, since a put would take the lane's floor away with the old item.
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      names.map((name) => [`:${name}`, attributes[name]]),
    ) as Item,
  });
  return done === 'done' ? 'saved' : 'behind';
}

function snapshotOf(item: Item): Snapshot {
  return { fold: laneOf(item), floor: Number(item.floor?.N ?? 0) };
}
