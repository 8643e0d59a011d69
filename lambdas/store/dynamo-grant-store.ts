import { EXPIRES_AT, grantPk } from '../contract/keys.ts';
import { type DynamoDb, queryAll } from './dynamo-db.ts';
import type { Grant, GrantStore } from './grant-store.ts';
import { N, S, text } from './items.ts';

/** Grants in this region's Operations table: one item for each connection, gone when the connection must be. */
export function dynamoGrantStore(db: DynamoDb, table: string, nowMs: () => number): GrantStore {
  const nowSeconds = () => Math.floor(nowMs() / 1000);
  return {
    note: (userKey, grant) => note(db, table, userKey, grant, nowSeconds()),
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

/**
 * Beside what was noted of the client id before: whoever asks for other sessions under the id of a connection, and
 * leaves before they are let in, ends nothing, and that connection hears what it heard.
 */
async function note(
  db: DynamoDb,
  table: string,
  userKey: string,
  { clientId, sessions, seconds }: Grant,
  nowSeconds: number,
): Promise<void> {
  const where = { TableName: table, Key: { pk: S(grantPk(userKey)), sk: S(clientId) } };
  const added = { ':sessions': { SS: [...sessions] } };
  const longer = await db.update({
    ...where,
    UpdateExpression: 'ADD sessions :sessions SET #expires = :until',
    ConditionExpression: 'attribute_not_exists(#expires) OR #expires < :until',
    ExpressionAttributeNames: { '#expires': EXPIRES_AT },
    ExpressionAttributeValues: { ...added, ':until': N(nowSeconds + seconds) },
  });
  if (longer === 'refused') {
    await db.update({
      ...where,
      UpdateExpression: 'ADD sessions :sessions',
      ExpressionAttributeValues: added,
    });
  }
}
