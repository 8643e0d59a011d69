import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { DynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { dynamoEventStore } from '../../../lambdas/store/dynamo-event-store.ts';
import { DUBLIN, idAt, SEOUL, SESSION } from '../domain/factories.ts';

/** Which of its reads a store makes consistent. */
async function consistencies(options?: { ownLane: string }): Promise<unknown[]> {
  const asked: QueryCommandInput[] = [];
  const query = async (input: QueryCommandInput) => {
    asked.push(input);
    return { $metadata: {} };
  };
  const store = dynamoEventStore({ query } as unknown as DynamoDb, 'EventStore', options);
  await store.past(SESSION, SEOUL, 0);
  await store.past(SESSION, DUBLIN, 0);
  await store.first(SESSION);
  return asked.map(({ ConsistentRead }) => ConsistentRead);
}

describe('changes of contents', () => {
  const changesOf = (page: object) => {
    const query = async () => ({ $metadata: {}, ...page });
    const store = dynamoEventStore({ query } as unknown as DynamoDb, 'EventStore');
    return store.contentChanges(SESSION, { oldest: idAt(1), newest: idAt(9) });
  };

  it('are what one read tells', async () => {
    expect(await changesOf({ Items: [] })).toEqual([]);
  });

  it('are not told in part', async () => {
    const LastEvaluatedKey = { pk: { S: 'pk' }, sk: { S: 'sk' } };
    expect(await changesOf({ Items: [], LastEvaluatedKey })).toBeUndefined();
  });
});

describe('the past of a lane', () => {
  it('is read consistent by who appends to the lane, and for half the price by others', async () => {
    expect(await consistencies({ ownLane: SEOUL })).toEqual([true, false, true]);
  });

  it('is read consistent by who appends to none', async () => {
    expect(await consistencies()).toEqual([true, true, true]);
  });
});
