import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { dynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { storedObservations } from '../../../lambdas/watch/stored-observations.ts';

const client = new DynamoDBClient({ region: 'us-east-1' });
const sdk = mockClient(client);
const observations = storedObservations(dynamoDb(client, guarded('DynamoDB', { timeoutMs: 500 })), 'Session');
const SEEN = { region: 'a', api: 'http://a', sees: { a: 'up', b: 'down' }, atMs: 5_500 } as const;

test('reads back what it saved, in an item of its own region that expires', async () => {
  sdk.on(PutItemCommand).resolves({});
  await observations.save(SEEN);
  const item = sdk.commandCalls(PutItemCommand)[0]?.args[0].input.Item;
  expect(item).toMatchObject({ pk: { S: 'WATCH' }, sk: { S: 'OBSERVER#a' }, expiresAt: { N: '3605' } });
  sdk.on(QueryCommand).resolves({ Items: [item ?? {}] });
  expect(await observations.load()).toEqual([SEEN]);
});
