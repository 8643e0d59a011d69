import { Env } from '../contract/environment.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { required } from '../platform/environment.ts';
import { iotConnections } from '../platform/iot-connections.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { pause } from '../platform/pause.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoPresenceStore } from '../store/dynamo-presence-store.ts';
import { presenceHandler } from './presence-handler.ts';
import { tableOnlineIndex } from './table-online-index.ts';

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 4_000 }));
const where = {
  region: required('AWS_REGION'),
  regions: required(Env.regions).split(','),
  nowMs: Date.now,
};

/** Notes who is connected to this region, and sweeps up after connections that ended without a word. */
export const handler = presenceHandler({
  region: where.region,
  presences: dynamoPresenceStore(db, required(Env.sessionTable), where),
  online: tableOnlineIndex(db, required(Env.operationsTable), Date.now),
  connections: iotConnections(guarded('The broker')),
  log: powertoolsLog(),
  meter: powertoolsMeter(),
  nowMs: Date.now,
  pause,
});
