import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { callDynamoDb } from '../../../lambdas/platform/dynamo-db-call.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { type DynamoDb, dynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { dynamoEventStore } from '../../../lambdas/store/dynamo-event-store.ts';
import { dynamoProgressStore } from '../../../lambdas/store/dynamo-progress-store.ts';
import { dynamoSessionStore } from '../../../lambdas/store/dynamo-session-store.ts';
import { dynamoSnapshotStore } from '../../../lambdas/store/dynamo-snapshot-store.ts';
import { createDynamoEngine } from '../../../local/engines/dynamodb/create-dynamo-engine.ts';
import { createKeyRing } from '../../../local/engines/wire/access-keys.ts';
import { startWireFront } from '../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../local/faults/fault-board.ts';
import { REGION, resource } from '../../local/engines/resource.ts';
import { setAwsEnvironment } from '../platform/fake-aws.ts';
import type { Closing } from './store-fixture.ts';

/** Tables `EventStore`, `Profile`, `Session`, `Operations` and `Answers` of the local engine, behind its real wire. */
export async function startDynamoDb(): Promise<{
  db: DynamoDb;
  client: DynamoDBClient;
  close(): Promise<void>;
}> {
  const faults = createFaultBoard();
  const engine = createDynamoEngine({ regions: [REGION], faults });
  for (const name of ['EventStore', 'Profile', 'Session', 'Operations', 'Answers']) {
    await engine.provision(table(name));
  }
  const front = await startWireFront({
    port: 0,
    accounts: createKeyRing(),
    allow: () => true,
    engines: [engine],
    faults,
  });
  process.env.AWS_ENDPOINT_URL_DYNAMODB = front.url;
  setAwsEnvironment(REGION);
  const credentials = { accessKeyId: 'dummy', secretAccessKey: 'dummy' };
  const client = new DynamoDBClient({ endpoint: front.url, region: REGION, credentials });
  return {
    db: dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 20_000 })),
    client,
    async close() {
      client.destroy();
      await front.close();
      await engine.close();
    },
  };
}

/** The real adapters on the local engine. */
export async function startDynamoStores(idsPerItem: number): Promise<Closing> {
  const { db, close } = await startDynamoDb();
  return {
    events: dynamoEventStore(db, 'EventStore', { idsPerItem }),
    snapshots: dynamoSnapshotStore(db, 'Profile'),
    sessions: dynamoSessionStore(db, 'Session'),
    completions: dynamoProgressStore(db, 'Operations', Date.now),
    close,
  };
}

function table(name: string) {
  return resource('AWS::DynamoDB::GlobalTable', name, {
    TableName: name,
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    Replicas: [{ Region: REGION }],
  });
}
