import { randomBytes, randomUUID } from 'node:crypto';
import { awsCachePorts } from '../answers/aws-cache.ts';
import { endsOf } from '../answers/ends.ts';
import { sqsTasks } from '../answers/tasks.ts';
import { batchService } from '../bedrock/batch-service.ts';
import { resuming } from '../cache/resuming.ts';
import type { BatchSettings } from '../contract/batch-settings.ts';
import { Env } from '../contract/environment.ts';
import { aiSettings, modelQueues } from '../platform/ai-environment.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { required } from '../platform/environment.ts';
import { guardedSender } from '../platform/guarded-sender.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { s3Objects } from '../platform/s3-objects.ts';
import { sqsSender } from '../platform/sqs-sender.ts';
import { traceparentOf } from '../platform/trace.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { dynamoHeldStore } from '../store/dynamo-held-store.ts';
import { dynamoJobStore } from '../store/dynamo-job-store.ts';
import { dynamoProgressStore } from '../store/dynamo-progress-store.ts';
import { gathering } from './gathering.ts';
import { objectFiles } from './object-files.ts';

const log = powertoolsLog();
const meter = powertoolsMeter();
const clock = { nowMs: Date.now };
const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
const settings = aiSettings();
const operations = required(Env.operationsTable);
const progress = dynamoProgressStore(db, operations, Date.now);
// A job ends many questions at once, and nobody looks at the screen: like patches, they are taken in large batches.
const url = required(Env.bulkQueueUrl);
const sender = guardedSender(sqsSender({ interactive: url, bulk: url }), guarded('SQS'));
const bucket = required(Env.batchBucket);

/** Gathers questions that have time into batch jobs, and gives them the answers. */
export const handler = gathering({
  ...clock,
  log,
  meter,
  settings,
  batch: JSON.parse(required(Env.batchSettings)) as BatchSettings,
  completions: dynamoEventStore(db, required(Env.eventStoreTable)),
  progress,
  ends: endsOf({ progress, sender, ...clock }),
  tasks: sqsTasks({ queues: modelQueues(), guard: guarded('The models’ queues'), progress, ...clock }),
  resume: resuming(awsCachePorts({ db, log, meter })),
  held: dynamoHeldStore(db, operations, Date.now),
  jobs: dynamoJobStore(db, operations, Date.now),
  files: objectFiles(bucket, s3Objects(bucket, guarded('S3')), settings.temperature),
  service: batchService(required(Env.batchRole), guarded('Bedrock')),
  traceparent: () => traceparentOf(undefined, randomBytes(24)),
  workerName: randomUUID,
});
