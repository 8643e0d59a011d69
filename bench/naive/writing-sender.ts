import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutRecordCommand } from '@aws-sdk/client-kinesis';
import { Env } from '../../lambdas/contract/environment.ts';
import type { Intent } from '../../lambdas/contract/events.ts';
import { sessionPk } from '../../lambdas/contract/keys.ts';
import { canonical } from '../../lambdas/domain/canonical.ts';
import { kinesisClient } from '../../lambdas/platform/clients.ts';
import { required } from '../../lambdas/platform/environment.ts';
import type { Sender } from '../../lambdas/platform/sender.ts';

/**
 * Instead of a queue, the writes themselves: event item, profile item and Kinesis record. All at once, which is the
 * fastest that it can be, if not the safest.
 */
export function writingSender(): Sender {
  const db = new DynamoDBClient({});
  const kinesis = kinesisClient();
  const put = (table: string, Item: Record<string, { S: string }>) =>
    db.send(new PutItemCommand({ TableName: table, Item }));
  return {
    send: async (_urgency, body) => {
      const { event, traceparent } = JSON.parse(body) as Intent;
      const pk = { S: sessionPk(event.subject) };
      await Promise.all([
        put(required(Env.eventStoreTable), {
          pk,
          // As long as a commit's key, and nothing that a read takes for a commit.
          sk: { S: `NAIVE#${event.id}` },
          event: { S: canonical(event) },
          traceparent: { S: traceparent },
        }),
        put(required(Env.profileTable), { pk, sk: { S: 'PROFILE' }, profile: { S: canonical(event.data) } }),
        kinesis.send(
          new PutRecordCommand({
            StreamName: required(Env.eventStream),
            PartitionKey: event.subject,
            Data: Buffer.from(JSON.stringify({ ...event, traceparent })),
          }),
        ),
      ]);
    },
    sendAll: () => {
      throw new Error('The naive handler takes no batches; measure it with single commands.');
    },
  };
}
