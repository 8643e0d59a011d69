import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { Env } from '../contract/environment.ts';
import { sqsClient } from '../platform/clients.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { optional, required } from '../platform/environment.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { dynamoProgressStore } from '../store/dynamo-progress-store.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { dynamoSnapshotStore } from '../store/dynamo-snapshot-store.ts';
import { bury } from './bury.ts';
import type { Ports } from './ports.ts';
import { sqsQuestions } from './sqs-questions.ts';
import { sqsResending } from './sqs-resending.ts';
import { tableArchive } from './table-archive.ts';

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
const [interactive, bulk] = [required(Env.interactiveQueueUrl), required(Env.bulkQueueUrl)];
const asks = optional(Env.asksQueueUrl);
const operations = required(Env.operationsTable);
const sqs = sqsClient();
const sqsGuard = guarded('SQS', { timeoutMs: 4_000 });
const ports: Ports = {
  resending: sqsResending(sqs, sqsGuard, [interactive, bulk]),
  questions:
    asks === undefined
      ? undefined
      : sqsQuestions(sqs, sqsGuard, {
          asks,
          interactive,
          progress: dynamoProgressStore(db, operations, Date.now),
          nowMs: Date.now,
        }),
  archive: tableArchive(db, operations, Date.now),
  stores: {
    events: dynamoEventStore(db, required(Env.eventStoreTable)),
    snapshots: dynamoSnapshotStore(db, required(Env.profileTable)),
  },
  sessions: dynamoSessionStore(db, required(Env.sessionTable)),
  log: powertoolsLog(),
  meter: powertoolsMeter(),
  lanes: required(Env.lanes).split(','),
  nowMs: Date.now,
};

export const handler = middy<SQSEvent, SQSBatchResponse>((event: SQSEvent) => bury(ports, event.Records));
