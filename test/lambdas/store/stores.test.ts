import { chatContract } from './chat-contract.ts';
import { startDynamoStores } from './dynamo-stores.ts';
import { inMemoryStores } from './in-memory-stores.ts';
import { IDS_PER_ITEM, storeContract } from './store-contract.ts';

const CONTRACTS = [storeContract, chatContract];

for (const contract of CONTRACTS) {
  contract('memory', async () => ({ ...inMemoryStores(), close: async () => {} }));
  contract('DynamoDB', () => startDynamoStores(IDS_PER_ITEM));
}
