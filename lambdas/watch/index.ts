import type { Context } from 'aws-lambda';
import { Env } from '../contract/environment.ts';
import { topicsOf } from '../contract/topics.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { required } from '../platform/environment.ts';
import { iotPublish } from '../platform/iot-publish.ts';
import { keyValueStoreClient } from '../platform/key-value-store-client.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { guarded } from '../platform/resilience.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { announcing } from './announcing.ts';
import { keyValueMarks } from './key-value-marks.ts';
import { probe } from './probe.ts';
import { storedObservations } from './stored-observations.ts';
import { watchHandler } from './watch-handler.ts';
import { watching } from './watching.ts';

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 2_000 }));
// A store that fails is asked rarely: failed calls cost as much as others.
const marksGuard = guarded('The KeyValueStore', { timeoutMs: 4_000, openMs: 10_000 });

const log = powertoolsLog();
const watch = watching({
  region: required('AWS_REGION'),
  regions: required(Env.regions).split(','),
  api: required(Env.apiUrl),
  observations: storedObservations(db, required(Env.sessionTable)),
  markStore: keyValueMarks(keyValueStoreClient(), required(Env.keyValueStoreArn), marksGuard),
  probe,
  announce: announcing(iotPublish(guarded('The broker')), topicsOf(required(Env.app)), log),
  nowMs: Date.now,
});

/** Watches this region and its neighbours for a minute, and tells the edge whom to avoid. */
export const handler: (event: unknown, context: Context) => Promise<void> = watchHandler(watch, {
  log,
  meter: powertoolsMeter(),
  monotonicMs: () => performance.now(),
});
