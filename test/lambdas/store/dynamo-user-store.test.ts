import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { DynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { dynamoUserStore } from '../../../lambdas/store/dynamo-user-store.ts';
import { ANNA, SEOUL, SESSION } from '../domain/factories.ts';

test('no update of marks is longer, or has more operators, than DynamoDB takes', async () => {
  const updates: UpdateItemCommandInput[] = [];
  const update = async (input: UpdateItemCommandInput) => {
    updates.push(input);
    return 'done' as const;
  };
  const users = dynamoUserStore({ update } as Partial<DynamoDb> as DynamoDb, 'Session');
  const lanes = Array.from({ length: 640 }, (_, at) => `${'x'.repeat(64)}.${100_000 + at}`);
  await users.markRead(SESSION, ANNA, SEOUL, Object.fromEntries(lanes.map((lane) => [lane, 1])));
  for (const { ConditionExpression = '', UpdateExpression = '' } of updates) {
    expect(Math.max(ConditionExpression.length, UpdateExpression.length)).toBeLessThanOrEqual(4_096);
    const operators = ConditionExpression.match(/attribute_not_exists|OR|AND|<=/g) ?? [];
    expect(operators.length).toBeLessThanOrEqual(300);
  }
  const named = updates.flatMap(({ ExpressionAttributeNames = {} }) =>
    Object.values(ExpressionAttributeNames),
  );
  expect(named).toEqual(lanes);
});
