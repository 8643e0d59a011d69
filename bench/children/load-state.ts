import { mergeLanes } from '../../lambdas/domain/lane.ts';
import { textOf } from '../../lambdas/domain/register.ts';
import { callDynamoDb } from '../../lambdas/platform/dynamo-db-call.ts';
import { guarded } from '../../lambdas/platform/resilience.ts';
import { dynamoDb } from '../../lambdas/store/dynamo-db.ts';
import { dynamoEventStore } from '../../lambdas/store/dynamo-event-store.ts';
import { dynamoSnapshotStore } from '../../lambdas/store/dynamo-snapshot-store.ts';
import { loadLanes } from '../../lambdas/store/lanes.ts';
import { TABLES } from '../harness/environment.ts';
import { LANES } from '../workload/regions.ts';
import { answering } from './answering.ts';
import { cpuMsOf } from './cpu.ts';

/** What loading a session's state took, and what it was made of. */
export interface Loaded {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly bytes: number;
  readonly versions: number;
}

const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
const stores = {
  events: dynamoEventStore(db, TABLES.eventStore),
  snapshots: dynamoSnapshotStore(db, TABLES.profile),
};

answering<{ sessionId: string }>(async ({ sessionId }) => {
  const loaded = { bytes: 0, versions: 0 };
  const startedMs = performance.now();
  const cpuMs = await cpuMsOf(async () => {
    const { lanes } = await loadLanes(stores, sessionId, LANES);
    const state = mergeLanes([...lanes.values()]);
    loaded.bytes = textOf(state.registers).length;
    loaded.versions = Object.values(state.heads).reduce((sum, version) => sum + version, 0);
  });
  return { ...loaded, cpuMs, wallMs: performance.now() - startedMs };
});
