import { Env } from '../contract/environment.ts';
import { Limits } from '../contract/limits.ts';
import { topicsOf } from '../contract/topics.ts';
import { brokers } from '../devices/brokers.ts';
import { rosters } from '../devices/rosters.ts';
import { whereabouts } from '../devices/whereabouts.ts';
import { allowance } from '../http/allowance.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { elapsedClock } from '../platform/elapsed-clock.ts';
import { required } from '../platform/environment.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoPresenceStore } from '../store/dynamo-presence-store.ts';
import { dynamoSessionStore } from '../store/dynamo-session-store.ts';
import { whispering } from './whispering.ts';

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 4_000 }));
const table = required(Env.sessionTable);
const place = { region: required('AWS_REGION'), regions: required(Env.regions).split(','), nowMs: Date.now };
const log = powertoolsLog();
const elapsedMs = elapsedClock();

/** Passes on typing and cursors to whoever is connected. */
export const handler = whispering({
  rosters: rosters(dynamoSessionStore(db, table), elapsedMs),
  whereabouts: whereabouts({ presences: dynamoPresenceStore(db, table, place), ...place }),
  brokers: brokers({ topics: topicsOf(required(Env.app)), log }),
  allowance: allowance({ perSecond: Limits.whispersPerSecond, burst: Limits.whisperBurst }, elapsedMs),
  log,
  meter: powertoolsMeter(),
  nowMs: Date.now,
  elapsedMs,
});
