import { chatContract } from './chat-contract.ts';
import { completionContract } from './completion-contract.ts';
import { startDynamoStores } from './dynamo-stores.ts';
import { inMemoryProgress } from './in-memory-completions.ts';
import { inMemoryStores } from './in-memory-stores.ts';
import { IDS_PER_ITEM, storeContract } from './store-contract.ts';

const CONTRACTS = [storeContract, chatContract, completionContract];

for (const contract of CONTRACTS) {
  contract('memory', async () => ({
    ...inMemoryStores(),
    completions: inMemoryProgress(),
    close: async () => {},
  }));
  contract('DynamoDB', () => startDynamoStores(IDS_PER_ITEM));
}
