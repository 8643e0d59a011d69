import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import type { Membership } from './membership.ts';

/** Membership as the Session table has it. */
export function storedMembership(table: string): Membership {
  const guard = guarded('DynamoDB', { timeoutMs: 4_000 });
  return dynamoSessionStore(dynamoDb(callDynamoDb, guard), table);
}
