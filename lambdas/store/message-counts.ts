import { EVENT_PREFIX, sessionPk } from '../contract/keys.ts';
import type { Counts } from '../domain/reading.ts';
import type { DynamoDb } from './dynamo-db.ts';
import { count, S } from './items.ts';

/** Messages of each lane up to its newest commit here, by one small read of each; lanes without a commit are left out. */
export async function messageCounts(
  db: DynamoDb,
  table: string,
  sessionId: string,
  lanes: readonly string[],
): Promise<Counts> {
  const counts = lanes.map(async (lane) => {
    const newest = await db.query({
      TableName: table,
      ScanIndexForward: false,
      Limit: 1,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :lane)',
      ExpressionAttributeValues: { ':pk': S(sessionPk(sessionId)), ':lane': S(`${EVENT_PREFIX}${lane}#`) },
    });
    return (newest.Items ?? []).map((item) => [lane, count(item, 'messages')] as const);
  });
  return Object.fromEntries((await Promise.all(counts)).flat());
}
