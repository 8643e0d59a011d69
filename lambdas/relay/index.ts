import { Env } from '../contract/environment.ts';
import { topicsOf } from '../contract/topics.ts';
import { rosters } from '../devices/rosters.ts';
import { whereabouts } from '../devices/whereabouts.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { elapsedClock } from '../platform/elapsed-clock.ts';
import { optional, required } from '../platform/environment.ts';
import { iotConnections } from '../platform/iot-connections.ts';
import { iotPublish } from '../platform/iot-publish.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoGrantStore } from '../store/dynamo-grant-store.ts';
import { dynamoPresenceStore } from '../store/dynamo-presence-store.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { dynamoViewStore } from '../store/dynamo-view-store.ts';
import { relaying } from './relaying.ts';
import { sqsLooks } from './sqs-looks.ts';

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 4_000 }));
const sessions = dynamoSessionStore(db, required(Env.sessionTable));
const looksUrl = optional(Env.looksQueueUrl);
const place = { region: required('AWS_REGION'), regions: required(Env.regions).split(','), nowMs: Date.now };

/** Pushes every region's commits, and who comes and goes, to this region's devices. */
export const handler = relaying({
  rosters: rosters(sessions, elapsedClock()),
  users: sessions,
  views: dynamoViewStore(db, required(Env.operationsTable), Date.now),
  whereabouts: whereabouts({
    presences: dynamoPresenceStore(db, required(Env.sessionTable), place),
    ...place,
  }),
  grants: dynamoGrantStore(db, required(Env.operationsTable), Date.now),
  connections: iotConnections(guarded('The broker’s connections')),
  publish: iotPublish(guarded('The broker')),
  looks: looksUrl === undefined ? undefined : sqsLooks(looksUrl, guarded('The queue of looks')),
  topics: topicsOf(required(Env.app)),
  log: powertoolsLog(),
  meter: powertoolsMeter(),
  nowMs: Date.now,
  monotonicMs: () => performance.now(),
});
