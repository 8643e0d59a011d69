import { Env } from '../contract/environment.ts';
import { Limits } from '../contract/limits.ts';
import { topicsOf } from '../contract/topics.ts';
import { brokers } from '../devices/brokers.ts';
import { whereabouts } from '../devices/whereabouts.ts';
import { allowance } from '../http/allowance.ts';
import { httpHandler } from '../http/http-handler.ts';
import { observed } from '../http/observed.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { elapsedClock } from '../platform/elapsed-clock.ts';
import { required } from '../platform/environment.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { pooledRandom } from '../platform/pooled-random.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoPresenceStore } from '../store/dynamo-presence-store.ts';
import { dynamoUserStore } from '../store/dynamo-user-store.ts';
import { notifying } from './notifying.ts';

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 4_000 }));
const table = required(Env.sessionTable);
const place = { region: required('AWS_REGION'), regions: required(Env.regions).split(','), nowMs: Date.now };
const log = powertoolsLog();
const meter = powertoolsMeter();

/** Tells the devices of a user something. */
export const handler = httpHandler(
  notifying({
    users: dynamoUserStore(db, table),
    whereabouts: whereabouts({ presences: dynamoPresenceStore(db, table, place), ...place }),
    brokers: brokers({ topics: topicsOf(required(Env.app)), log }),
    allowance: allowance({ perSecond: Limits.noticesPerSecond, burst: Limits.noticeBurst }, elapsedClock()),
    identification: { salt: required(Env.userKeySalt), tenantClaim: required(Env.tenantClaim) },
    meter,
    nowMs: Date.now,
    random: pooledRandom(),
  }),
  observed(meter, log),
);
