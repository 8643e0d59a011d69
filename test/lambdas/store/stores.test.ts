import { startDynamoStores } from './dynamo-stores.ts';
import { inMemoryStores } from './in-memory-stores.ts';
import { IDS_PER_ITEM, storeContract } from './store-contract.ts';

storeContract('memory', async () => ({ ...inMemoryStores(), close: async () => {} }));
storeContract('DynamoDB', () => startDynamoStores(IDS_PER_ITEM));
