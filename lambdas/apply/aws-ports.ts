import { Env } from '../contract/environment.ts';
import { kinesisClient, sqsClient } from '../platform/clients.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { optional, required } from '../platform/environment.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { dynamoSnapshotStore } from '../store/dynamo-snapshot-store.ts';
import { kinesisPublisher } from './kinesis-publisher.ts';
import type { Ports } from './ports.ts';
import { sqsAsks } from './sqs-asks.ts';
import { sqsRedelivery } from './sqs-redelivery.ts';

/** Apply's world on AWS, as the function's environment names it. */
export function awsPorts({ lane, lanes }: Pick<Ports, 'lane' | 'lanes'>): Ports {
  const log = powertoolsLog();
  const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
  const sqs = sqsClient();
  const sqsGuard = guarded('SQS', { timeoutMs: 4_000 });
  const asksUrl = optional(Env.asksQueueUrl);
  const queueUrls = [required(Env.interactiveQueueUrl), required(Env.bulkQueueUrl)];
  return {
    stores: {
      events: dynamoEventStore(db, required(Env.eventStoreTable), { ownLane: lane }),
      snapshots: dynamoSnapshotStore(db, required(Env.profileTable)),
    },
    sessions: dynamoSessionStore(db, required(Env.sessionTable)),
    publisher: kinesisPublisher(
      kinesisClient(),
      guarded('Kinesis', { timeoutMs: 8_000 }),
      required(Env.eventStream),
      log,
    ),
    redelivery: sqsRedelivery(sqs, sqsGuard, queueUrls, log),
    asks: asksUrl === undefined ? undefined : sqsAsks(sqs, sqsGuard, asksUrl),
    log,
    meter: powertoolsMeter(),
    lane,
    lanes,
    nowMs: Date.now,
    random: Math.random,
  };
}
