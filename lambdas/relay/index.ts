import { Env } from '../contract/environment.ts';
import { topicsOf } from '../contract/topics.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { required } from '../platform/environment.ts';
import { iotPublish } from '../platform/iot-publish.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { relaying } from './relaying.ts';
import { rosters } from './rosters.ts';

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 4_000 }));

/** Pushes every region's commits to this region's devices. */
export const handler = relaying({
  rosters: rosters(dynamoSessionStore(db, required(Env.sessionTable)), Date.now),
  publish: iotPublish(guarded('The broker')),
  topics: topicsOf(required(Env.app)),
  log: powertoolsLog(),
  meter: powertoolsMeter(),
  nowMs: Date.now,
  monotonicMs: () => performance.now(),
});
