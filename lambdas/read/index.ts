import { Env } from '../contract/environment.ts';
import { sessionPk } from '../contract/keys.ts';
import { httpHandler } from '../http/http-handler.ts';
import { remembered } from '../http/membership.ts';
import { dynamoDbClient } from '../platform/clients.ts';
import { required } from '../platform/environment.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { pause } from '../platform/pause.ts';
import { guarded } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { dynamoSnapshotStore } from '../store/dynamo-snapshot-store.ts';
import { S } from '../store/items.ts';
import { keptFor } from './kept-for.ts';
import { reading } from './reading.ts';
import { tableAdmission } from './table-admission.ts';

/** Probes come from every region's watch, and from anybody. */
const PROBE_AGE_MS = 1_000;

const meter = powertoolsMeter();
const db = dynamoDb(dynamoDbClient(), guarded('DynamoDB', { timeoutMs: 4_000 }));
const sessionTable = required(Env.sessionTable);
const sessions = dynamoSessionStore(db, sessionTable);
const queue = guarded('SQS');
const queueUrl = required(Env.interactiveQueueUrl);
const nobody = { pk: S(sessionPk('health')), sk: S('-') };

export const handler = httpHandler(
  reading({
    stores: {
      events: dynamoEventStore(db, required(Env.eventStoreTable)),
      snapshots: dynamoSnapshotStore(db, required(Env.profileTable)),
    },
    sessions,
    membership: remembered(sessions, Date.now),
    admission: tableAdmission(db, required(Env.operationsTable), Number(required(Env.maxWaiters)), Date.now),
    identification: { salt: required(Env.userKeySalt), tenantClaim: required(Env.tenantClaim) },
    meter,
    region: required('AWS_REGION'),
    lanes: required(Env.lanes).split(','),
    nowMs: Date.now,
    pause,
    probe: keptFor(PROBE_AGE_MS, Date.now, async () => {
      await Promise.all([
        db.get({ TableName: sessionTable, Key: nobody }),
        queue(() => callSqs('GetQueueAttributes', { QueueUrl: queueUrl, AttributeNames: ['QueueArn'] })),
      ]);
    }),
  }),
  { log: powertoolsLog(), meter, monotonicMs: () => performance.now() },
);
