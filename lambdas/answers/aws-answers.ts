import { randomUUID } from 'node:crypto';
import { Env } from '../contract/environment.ts';
import { topicsOf } from '../contract/topics.ts';
import { brokers } from '../devices/brokers.ts';
import { rosters } from '../devices/rosters.ts';
import { whereabouts } from '../devices/whereabouts.ts';
import { aiSettings, modelQueues } from '../platform/ai-environment.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { elapsedClock } from '../platform/elapsed-clock.ts';
import { required } from '../platform/environment.ts';
import { guardedSender } from '../platform/guarded-sender.ts';
import { iotPublish } from '../platform/iot-publish.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { pause } from '../platform/pause.ts';
import { guarded } from '../platform/resilience.ts';
import { sqsSender } from '../platform/sqs-sender.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { dynamoPresenceStore } from '../store/dynamo-presence-store.ts';
import { dynamoProgressStore } from '../store/dynamo-progress-store.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { devicesElsewhere } from './devices-elsewhere.ts';
import { endsOf } from './ends.ts';
import { sqsTasks } from './tasks.ts';

/** What ask and answer both need of AWS, as their environment names it. */
export function awsAnswers() {
  const log = powertoolsLog();
  const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
  const progress = dynamoProgressStore(db, required(Env.operationsTable), Date.now);
  const url = required(Env.interactiveQueueUrl);
  const sender = guardedSender(sqsSender({ interactive: url, bulk: url }), guarded('SQS'));
  const queues = modelQueues();
  const clock = { nowMs: Date.now };
  const elapsedMs = elapsedClock();
  const [region, table] = [required('AWS_REGION'), required(Env.sessionTable)];
  const place = { region, regions: required(Env.regions).split(','), ...clock };
  const topics = topicsOf(required(Env.app));
  return {
    ...clock,
    db,
    log,
    meter: powertoolsMeter(),
    settings: aiSettings(),
    events: dynamoEventStore(db, required(Env.eventStoreTable)),
    progress,
    ends: endsOf({ progress, sender, ...clock }),
    tasks: sqsTasks({ queues, guard: guarded('The models’ queues'), progress, ...clock }),
    rosters: rosters(dynamoSessionStore(db, table), elapsedMs),
    publish: iotPublish(guarded('The broker')),
    topics,
    elsewhere: devicesElsewhere({
      whereabouts: whereabouts({ presences: dynamoPresenceStore(db, table, place), ...place }),
      brokers: brokers({ topics, log }),
      region,
      elapsedMs,
    }),
    region,
    pause,
    random: Math.random,
    workerName: randomUUID,
  };
}
