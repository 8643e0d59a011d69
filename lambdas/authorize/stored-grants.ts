import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoGrantStore } from '../store/dynamo-grant-store.ts';
import type { GrantStore } from '../store/grant-store.ts';

/** Grants as the Operations table has them. AWS IoT waits five seconds for everything together. */
export function storedGrants(table: string): GrantStore {
  return dynamoGrantStore(dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 2_000 })), table, Date.now);
}
