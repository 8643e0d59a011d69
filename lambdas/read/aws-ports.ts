import { Env } from '../contract/environment.ts';
import { sessionPk } from '../contract/keys.ts';
import { namesOf } from '../contract/names.ts';
import { topicsOf } from '../contract/topics.ts';
import { whereabouts } from '../devices/whereabouts.ts';
import { remembered } from '../http/membership.ts';
import { modelQueues, optionalAiSettings } from '../platform/ai-environment.ts';
import { callDynamoDb, type DynamoDbCall } from '../platform/dynamo-db-call.ts';
import { elapsedClock } from '../platform/elapsed-clock.ts';
import { required } from '../platform/environment.ts';
import { keptFor } from '../platform/kept-for.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { pause } from '../platform/pause.ts';
import { guarded } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';
import { type DynamoDb, dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { dynamoPresenceStore } from '../store/dynamo-presence-store.ts';
import { dynamoProgressStore } from '../store/dynamo-progress-store.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { dynamoSnapshotStore } from '../store/dynamo-snapshot-store.ts';
import { dynamoViewStore } from '../store/dynamo-view-store.ts';
import { S } from '../store/items.ts';
import type { Ports } from './ports.ts';
import { queueEstimate } from './queue-estimate.ts';
import { tableAdmission } from './table-admission.ts';

/** Probes come from every region's watch, and from anybody. */
const PROBE_AGE_MS = 1_000;

/** The world of reads on AWS, as the function's environment names it. */
export function awsPorts({ lanes }: Pick<Ports, 'lanes'>, call: DynamoDbCall = callDynamoDb): Ports {
  const db = dynamoDb(call, guarded('DynamoDB', { timeoutMs: 4_000 }));
  const sessions = dynamoSessionStore(db, required(Env.sessionTable));
  const place = {
    region: required('AWS_REGION'),
    regions: required(Env.regions).split(','),
    nowMs: Date.now,
  };
  const presences = dynamoPresenceStore(db, required(Env.sessionTable), place);
  return {
    stores: {
      events: dynamoEventStore(db, required(Env.eventStoreTable)),
      snapshots: dynamoSnapshotStore(db, required(Env.profileTable)),
    },
    sessions,
    completions: completionsIn(db),
    membership: remembered(sessions, elapsedClock()),
    whereabouts: whereabouts({ presences, ...place }),
    views: dynamoViewStore(db, required(Env.operationsTable), Date.now),
    admission: tableAdmission(db, required(Env.operationsTable), Number(required(Env.maxWaiters)), Date.now),
    identification: { salt: required(Env.userKeySalt), tenantClaim: required(Env.tenantClaim) },
    meter: powertoolsMeter(),
    region: place.region,
    broker: brokerOf(required(Env.app)),
    lanes,
    nowMs: Date.now,
    pause,
    probe: probeOf(db),
  };
}

function brokerOf(app: string): Ports['broker'] {
  return {
    endpoint: required(Env.mqttUrl),
    authorizer: namesOf(app).authorizer,
    topics: topicsOf(app),
  };
}

function completionsIn(db: DynamoDb): Ports['completions'] {
  const { progress, chunks } = dynamoProgressStore(db, required(Env.operationsTable), Date.now);
  const estimate = queueEstimate({
    settings: optionalAiSettings(),
    queues: modelQueues(),
    guard: guarded('The models’ queues'),
    nowMs: Date.now,
  });
  return { progress, chunks, estimate };
}

/** Asks the Session table and the queue, which every write needs. */
function probeOf(db: DynamoDb): Ports['probe'] {
  const queue = guarded('SQS');
  const queueUrl = required(Env.interactiveQueueUrl);
  const nobody = { TableName: required(Env.sessionTable), Key: { pk: S(sessionPk('health')), sk: S('-') } };
  return keptFor(PROBE_AGE_MS, elapsedClock(), async () => {
    await Promise.all([
      db.get(nobody),
      queue(() => callSqs('GetQueueAttributes', { QueueUrl: queueUrl, AttributeNames: ['QueueArn'] })),
    ]);
  });
}
