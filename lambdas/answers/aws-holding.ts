import { Env } from '../contract/environment.ts';
import { required } from '../platform/environment.ts';
import type { DynamoDb } from '../store/dynamo-db.ts';
import { dynamoHeldStore } from '../store/dynamo-held-store.ts';
import { type Hold, type HoldPorts, holding } from './holding.ts';

/** Keeps questions for batch jobs in the table that this function's environment names. */
export function awsHolding({ db, ...ports }: Omit<HoldPorts, 'held'> & { readonly db: DynamoDb }): Hold {
  return holding({ ...ports, held: dynamoHeldStore(db, required(Env.operationsTable), ports.nowMs) });
}
