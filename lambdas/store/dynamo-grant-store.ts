import { EXPIRES_AT, grantPk } from '../contract/keys.ts';
import { type DynamoDb, queryAll } from './dynamo-db.ts';
import type { GrantStore } from './grant-store.ts';
import { N, S, text } from './items.ts';

/** Grants in this region's Operations table: one item for each connection, gone when the connection must be. */
export function dynamoGrantStore(db: DynamoDb, table: string, nowMs: () => number): GrantStore {
  const nowSeconds = () => Math.floor(nowMs() / 1000);
  return {
    note: async (userKey, { clientId, sessions, seconds }) => {
      const Item = {
        pk: S(grantPk(userKey)),
        sk: S(clientId),
        sessions: { SS: [...sessions] },
        [EXPIRES_AT]: N(nowSeconds() + seconds),
      };
      await db.put({ TableName: table, Item });
    },
    holders: async (userKey, sessionId) => {
      const items = await queryAll(db, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        // DynamoDB lets items expire within days.
        FilterExpression: 'contains(sessions, :session) AND #expires >= :now',
        ExpressionAttributeNames: { '#expires': EXPIRES_AT },
        ExpressionAttributeValues: {
          ':pk': S(grantPk(userKey)),
          ':session': S(sessionId),
          ':now': N(nowSeconds()),
        },
      });
      return items.map((item) => text(item, 'sk'));
    },
  };
}
