import { dynamoLimiterItem } from '../../../lambdas/store/dynamo-limiter-item.ts';
import { REGION } from '../../local/engines/resource.ts';
import { startDynamoDb } from './dynamo-stores.ts';
import { inMemoryLimiterItem } from './in-memory-limiter-item.ts';
import { limiterContract } from './limiter-contract.ts';

limiterContract('memory', async () => ({ fresh: inMemoryLimiterItem, close: async () => {} }));

limiterContract('DynamoDB', async () => {
  const { db, close } = await startDynamoDb();
  let profiles = 0;
  return {
    fresh: () => {
      profiles++;
      return dynamoLimiterItem(db, 'Operations', { region: REGION, profile: `us.model-${profiles}` });
    },
    close,
  };
});
