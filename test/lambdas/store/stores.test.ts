import { dynamoHeldStore } from '../../../lambdas/store/dynamo-held-store.ts';
import { dynamoJobStore } from '../../../lambdas/store/dynamo-job-store.ts';
import { batchContract } from './batch-contract.ts';
import { chatContract } from './chat-contract.ts';
import { completionContract } from './completion-contract.ts';
import { startDynamoDb, startDynamoStores } from './dynamo-stores.ts';
import { inMemoryHeld, inMemoryJobs } from './in-memory-batch.ts';
import { inMemoryProgress } from './in-memory-completions.ts';
import { inMemoryStores } from './in-memory-stores.ts';
import { logContract } from './log-contract.ts';
import { peopleContract } from './people-contract.ts';
import { storeContract } from './store-contract.ts';
import { IDS_PER_ITEM } from './store-fixture.ts';

const CONTRACTS = [logContract, storeContract, chatContract, peopleContract, completionContract];

for (const contract of CONTRACTS) {
  contract('memory', async () => ({
    ...inMemoryStores(),
    completions: inMemoryProgress(),
    close: async () => {},
  }));
  contract('DynamoDB', () => startDynamoStores(IDS_PER_ITEM));
}

function clock() {
  // Not long ago: what has expired is swept up.
  let nowMs = Date.now();
  return {
    nowMs: () => nowMs,
    later: (ms: number) => {
      nowMs += ms;
    },
  };
}

batchContract('memory', async () => {
  const time = clock();
  return { ...time, held: inMemoryHeld(), jobs: inMemoryJobs(time.nowMs), close: async () => {} };
});
batchContract('DynamoDB', async () => {
  const time = clock();
  const { db, close } = await startDynamoDb();
  const held = dynamoHeldStore(db, 'Operations', time.nowMs);
  return { ...time, held, jobs: dynamoJobStore(db, 'Operations', time.nowMs), close };
});
