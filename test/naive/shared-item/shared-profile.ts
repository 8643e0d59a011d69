import { Env } from '../../../lambdas/contract/environment.ts';
import { sessionPk } from '../../../lambdas/contract/keys.ts';
import type { Commit } from '../../../lambdas/domain/lane.ts';
import { callDynamoDb } from '../../../lambdas/platform/dynamo-db-call.ts';
import { required } from '../../../lambdas/platform/environment.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { dynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { S } from '../../../lambdas/store/items.ts';
import { mergePatch } from '../../lambdas/domain/merge-patch.ts';

/** One item for a session's profile, which whoever comes last writes whole. */
export interface SharedProfile {
  textOf(sessionId: string): Promise<string>;
  patch(sessionId: string, commit: Commit): Promise<void>;
}

const SK = 'PROFILE';

/** Naive: every region reads the item, patches it and puts it back, and replication lets the last writer win. */
export function sharedProfile(): SharedProfile {
  const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
  const TableName = required(Env.profileTable);
  const textOf = async (sessionId: string): Promise<string> => {
    const { Items } = await db.query({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk = :sk',
      ExpressionAttributeValues: { ':pk': S(sessionPk(sessionId)), ':sk': S(SK) },
    });
    return Items?.[0]?.profile?.S ?? '{}';
  };
  return {
    textOf,
    async patch(sessionId, { events }) {
      const patches = events.filter(({ event }) => event.type === 'profile.patched');
      if (patches.length === 0) return;
      const profile: unknown = JSON.parse(await textOf(sessionId));
      const patched = patches.reduce((state, { event }) => mergePatch(state, event.data), profile);
      await db.update({
        TableName,
        Key: { pk: S(sessionPk(sessionId)), sk: S(SK) },
        UpdateExpression: 'SET profile = :profile',
        ExpressionAttributeValues: { ':profile': S(JSON.stringify(patched)) },
      });
    },
  };
}
