import type { DynamoDbActions, DynamoDbCall } from '../../../lambdas/platform/dynamo-db-call.ts';
import { dynamoDb, type Item, queryAll, queryFirst } from '../../../lambdas/store/dynamo-db.ts';

type Action = keyof DynamoDbActions;
interface Input {
  readonly RequestItems: Readonly<Record<string, readonly unknown[]>>;
  readonly ExclusiveStartKey?: Item;
}

/** What was called, and what is answered next; the last answer stays. */
let calls: { readonly action: Action; readonly input: Input }[];
let answers: (object | Error)[];

const db = dynamoDb(answering as DynamoDbCall, (call) => call(new AbortController().signal));
const item = (n: number): Item => ({ pk: { S: 'p' }, sk: { S: String(n) } });
const items = (count: number): Item[] => Array.from({ length: count }, (_, at) => item(at));
const refusal = Object.assign(new Error('no'), { name: 'ConditionalCheckFailedException' });

async function answering(action: Action, input: Input): Promise<object> {
  calls.push({ action, input });
  const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
  if (answer instanceof Error) {
    throw answer;
  }
  return answer;
}

beforeEach(() => {
  calls = [];
  answers = [{}];
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('a change', () => {
  const change = () => db.change({ TableName: 'T', Key: item(1) });

  it('tells the item as it left it', async () => {
    answers = [{ Attributes: item(2) }];
    expect(await change()).toEqual({ outcome: 'done', item: item(2) });
    expect(calls).toEqual([
      {
        action: 'UpdateItem',
        input: {
          TableName: 'T',
          Key: item(1),
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]);
  });

  it('that is refused tells the item as it met it, or that there is none', async () => {
    answers = [Object.assign(new Error('no'), { name: refusal.name, answer: { Item: item(3) } }), refusal];
    expect(await change()).toEqual({ outcome: 'refused', item: item(3) });
    expect(await change()).toEqual({ outcome: 'refused', item: {} });
  });

  it('that fails otherwise fails', async () => {
    answers = [new Error('down')];
    await expect(change()).rejects.toThrow('down');
  });
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
  calls.map(({ input }) => input.RequestItems[table]?.length ?? 0);

describe('a batch of puts', () => {
  it('goes out in requests of twenty-five', async () => {
    await db.batchPut('T', items(60));
    expect(writtenTo('T')).toEqual([25, 25, 10]);
  });

  it('makes no call for nothing', async () => {
    await db.batchPut('T', []);
    expect(calls).toHaveLength(0);
  });

  it('sends what was left out again, and only that, waiting longer each time', async () => {
    const left = (...some: Item[]) => ({
      UnprocessedItems: { T: some.map((Item) => ({ PutRequest: { Item } })) },
    });
    answers = [left(item(1), item(2)), left(item(2)), {}];
    const { outcome, waitedMs } = await afterPauses(db.batchPut('T', items(3)));
    expect(outcome.status).toBe('fulfilled');
    expect(writtenTo('T')).toEqual([3, 2, 1]);
    expect(calls[2]?.input.RequestItems).toEqual({
      T: [{ PutRequest: { Item: item(2) } }],
    });
    expect(waitedMs).toBe(50 + 100);
  });

  it('gives up as throttled when nothing gets through', async () => {
    answers = [{ UnprocessedItems: { T: [{ PutRequest: { Item: item(0) } }] } }];
    const { outcome } = await afterPauses(db.batchPut('T', items(1)));
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { code: 'throttled', fate: 'broken', message: expect.stringContaining('left 1 items') },
    });
    expect(calls).toHaveLength(6);
  });
});

describe('a batch of gets', () => {
  it('asks again for keys that were left out, and joins the answers', async () => {
    answers = [
      { Responses: { T: [item(0)] }, UnprocessedKeys: { T: { Keys: [item(1)] } } },
      { Responses: { T: [item(1)] } },
    ];
    const { outcome } = await afterPauses(db.batchGet('T', items(2)));
    expect(outcome).toEqual({ status: 'fulfilled', value: items(2) });
    expect(calls[1]?.input.RequestItems).toEqual({ T: { Keys: [item(1)], ConsistentRead: true } });
  });
});

describe('a condition that does not hold', () => {
  it('is an answer, no error', async () => {
    answers = [refusal];
    expect(await db.put({ TableName: 'T', Item: item(0) })).toBe('refused');
    expect(await db.update({ TableName: 'T', Key: item(0) })).toBe('refused');
  });

  it('is not what any other error is taken for', async () => {
    answers = [new Error('The table does not answer.')];
    await expect(db.put({ TableName: 'T', Item: item(0) })).rejects.toThrow('The table does not answer.');
  });
});

describe('a query', () => {
  beforeEach(() => {
    answers = [
      { Items: [], LastEvaluatedKey: item(0) },
      { Items: [item(1)], LastEvaluatedKey: item(1) },
      { Items: [item(2)] },
    ];
  });

  it('for all reads page after page', async () => {
    expect(await queryAll(db, { TableName: 'T' })).toEqual([item(1), item(2)]);
    expect(calls.map(({ input }) => input.ExclusiveStartKey)).toEqual([undefined, item(0), item(1)]);
  });

  it('for the first passes empty pages over, and stops there', async () => {
    expect(await queryFirst(db, { TableName: 'T' })).toEqual(item(1));
    expect(calls).toHaveLength(2);
  });
});
