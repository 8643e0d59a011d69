import type { Membership } from '../http/membership.ts';
import { guarded } from '../platform/resilience.ts';

/**
 * Membership in the Session table, with its DynamoDB client loaded when somebody first asks: owners never do,
 * and the client would be most of the function's start.
 */
export function lateMembership(table: string): Membership {
  let loading: Promise<Membership> | undefined;
  return {
    async isMember(sessionId, userKey) {
      loading ??= load(table);
      const membership = await loading;
      return membership.isMember(sessionId, userKey);
    },
  };
}

async function load(table: string): Promise<Membership> {
  const [{ dynamoDbClient }, { dynamoDb }, { dynamoSessionStore }] = await Promise.all([
    import('../platform/clients.ts'),
    import('../store/dynamo-db.ts'),
    import('../store/dynamo-session-store.ts'),
  ]);
  return dynamoSessionStore(dynamoDb(dynamoDbClient(), guarded('DynamoDB', { timeoutMs: 4_000 })), table);
}
