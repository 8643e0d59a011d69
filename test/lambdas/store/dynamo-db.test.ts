import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { dynamoDb, type Item, queryAll, queryFirst } from '../../../lambdas/store/dynamo-db.ts';

const mock = mockClient(DynamoDBClient);
const db = dynamoDb(new DynamoDBClient({}), (call) => call(new AbortController().signal));
const item = (n: number): Item => ({ pk: { S: 'p' }, sk: { S: String(n) } });
const items = (count: number): Item[] => Array.from({ length: count }, (_, at) => item(at));
const refusal = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

beforeEach(() => {
  mock.reset();
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** What a call ends with once every pause has passed, and how long they were. */
async function afterPauses<T>(
  call: Promise<T>,
): Promise<{ outcome: PromiseSettledResult<T>; waitedMs: number }> {
  const startedMs = Date.now();
  const settled = Promise.allSettled([call]);
  await jest.runAllTimersAsync();
  const [outcome] = await settled;
  return { outcome, waitedMs: Date.now() - startedMs };
}

const writtenTo = (table: string): number[] =>
  mock
    .commandCalls(BatchWriteItemCommand)
    .map(({ args }) => (args[0].input.RequestItems?.[table] ?? []).length);

describe('a batch of puts', () => {
  it('goes out in requests of twenty-five', async () => {
    mock.on(BatchWriteItemCommand).resolves({});
    await db.batchPut('T', items(60));
    expect(writtenTo('T')).toEqual([25, 25, 10]);
  });

  it('makes no call for nothing', async () => {
    await db.batchPut('T', []);
    expect(mock.calls()).toHaveLength(0);
  });

  it('sends what was left out again, and only that, waiting longer each time', async () => {
    const left = (...some: Item[]) => ({
      UnprocessedItems: { T: some.map((Item) => ({ PutRequest: { Item } })) },
    });
    mock
      .on(BatchWriteItemCommand)
      .resolvesOnce(left(item(1), item(2)))
      .resolvesOnce(left(item(2)))
      .resolves({});
    const { outcome, waitedMs } = await afterPauses(db.batchPut('T', items(3)));
    expect(outcome.status).toBe('fulfilled');
    expect(writtenTo('T')).toEqual([3, 2, 1]);
    expect(mock.commandCalls(BatchWriteItemCommand)[2]?.args[0].input.RequestItems).toEqual({
      T: [{ PutRequest: { Item: item(2) } }],
    });
    expect(waitedMs).toBe(50 + 100);
  });

  it('gives up as throttled when nothing gets through', async () => {
    mock.on(BatchWriteItemCommand).resolves({ UnprocessedItems: { T: [{ PutRequest: { Item: item(0) } }] } });
    const { outcome } = await afterPauses(db.batchPut('T', items(1)));
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { code: 'throttled', fate: 'broken', message: expect.stringContaining('left 1 items') },
    });
    expect(mock.calls()).toHaveLength(6);
  });
});

describe('a batch of gets', () => {
  it('asks again for keys that were left out, and joins the answers', async () => {
    mock
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { T: [item(0)] }, UnprocessedKeys: { T: { Keys: [item(1)] } } })
      .resolves({ Responses: { T: [item(1)] } });
    const { outcome } = await afterPauses(db.batchGet('T', items(2)));
    expect(outcome).toEqual({ status: 'fulfilled', value: items(2) });
    const second = mock.commandCalls(BatchGetItemCommand)[1]?.args[0].input.RequestItems;
    expect(second).toEqual({ T: { Keys: [item(1)], ConsistentRead: true } });
  });
});

describe('a condition that does not hold', () => {
  it('is an answer, no error', async () => {
    mock.on(PutItemCommand).rejects(refusal).on(UpdateItemCommand).rejects(refusal);
    expect(await db.put({ TableName: 'T', Item: item(0) })).toBe('refused');
    expect(await db.update({ TableName: 'T', Key: item(0) })).toBe('refused');
  });

  it('is not what any other error is taken for', async () => {
    mock.on(PutItemCommand).rejects(new Error('The table does not answer.'));
    await expect(db.put({ TableName: 'T', Item: item(0) })).rejects.toThrow('The table does not answer.');
  });
});

describe('a query', () => {
  const pages = () =>
    mock
      .on(QueryCommand)
      .resolvesOnce({ Items: [], LastEvaluatedKey: item(0) })
      .resolvesOnce({ Items: [item(1)], LastEvaluatedKey: item(1) })
      .resolves({ Items: [item(2)] });

  it('for all reads page after page', async () => {
    pages();
    expect(await queryAll(db, { TableName: 'T' })).toEqual([item(1), item(2)]);
    expect(mock.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExclusiveStartKey)).toEqual([
      undefined,
      item(0),
      item(1),
    ]);
  });

  it('for the first passes empty pages over, and stops there', async () => {
    pages();
    expect(await queryFirst(db, { TableName: 'T' })).toEqual(item(1));
    expect(mock.calls()).toHaveLength(2);
  });
});
