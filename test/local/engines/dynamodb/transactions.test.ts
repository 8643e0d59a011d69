import { key, put, type Setting, start, valueIn } from './fixture.ts';

describe('transactions of the local DynamoDB', () => {
  let setting: Setting;
  beforeEach(async () => {
    setting = await start({});
  });
  afterEach(() => setting.engine.close());

  const putOf = (sk: string, value: string, rest: object = {}) => ({
    Put: { TableName: 'events', Item: { ...key(sk), value: { S: value } }, ...rest },
  });

  it('writes all parts or none and says which condition failed', async () => {
    const { call } = setting;
    await put(call, 'old', 'us-east-1', key('a'));
    const transaction = call('TransactWriteItems', {
      TransactItems: [
        putOf('b', 'new'),
        putOf('a', 'new', {
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ],
    });
    await expect(transaction).rejects.toMatchObject({
      code: 'TransactionCanceledException',
      message: expect.stringContaining('[None, ConditionalCheckFailed]'),
      members: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Item: { ...key('a'), value: { S: 'old' } } },
        ],
      },
    });
    expect(await valueIn(call, 'us-east-1', key('b'))).toBeUndefined();
  });

  it('puts, updates, deletes and checks in one step', async () => {
    const { call } = setting;
    for (const sk of ['gone', 'checked', 'updated']) await put(call, 'old', 'us-east-1', key(sk));
    await call('TransactWriteItems', {
      TransactItems: [
        putOf('new', 'new'),
        { Delete: { TableName: 'events', Key: key('gone') } },
        {
          ConditionCheck: {
            TableName: 'events',
            Key: key('checked'),
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
        {
          Update: {
            TableName: 'events',
            Key: key('updated'),
            UpdateExpression: 'SET #v = :v',
            ExpressionAttributeNames: { '#v': 'value' },
            ExpressionAttributeValues: { ':v': { S: 'new' } },
          },
        },
      ],
    });
    const { Responses } = await call('TransactGetItems', {
      TransactItems: ['new', 'gone', 'checked', 'updated'].map((sk) => ({
        Get: { TableName: 'events', Key: key(sk) },
      })),
    });
    expect(Responses).toEqual([
      { Item: { ...key('new'), value: { S: 'new' } } },
      {},
      { Item: { ...key('checked'), value: { S: 'old' } } },
      { Item: { ...key('updated'), value: { S: 'new' } } },
    ]);
  });

  it('carries a token out once and refuses it for other parts', async () => {
    const { call } = setting;
    const add = (by: string) =>
      call('TransactWriteItems', {
        ClientRequestToken: 'token',
        TransactItems: [
          {
            Update: {
              TableName: 'events',
              Key: key(),
              UpdateExpression: 'ADD hits :by',
              ExpressionAttributeValues: { ':by': { N: by } },
            },
          },
        ],
      });
    await Promise.all([add('1'), add('1')]);
    await expect(add('2')).rejects.toMatchObject({ code: 'IdempotentParameterMismatchException' });
    const { Item } = await call('GetItem', { Key: key() });
    expect(Item).toEqual({ ...key(), hits: { N: '1' } });
  });

  it('does not let transactions over the same items in opposite order block each other', async () => {
    const { call } = setting;
    const both = (first: string, second: string, value: string) =>
      call('TransactWriteItems', { TransactItems: [putOf(first, value), putOf(second, value)] });
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? both('a', 'b', `${at}`) : both('b', 'a', `${at}`))),
    );
    const [a, b] = [await valueIn(call, 'us-east-1', key('a')), await valueIn(call, 'us-east-1', key('b'))];
    expect(a).toBe(b);
  });

  it('refuses two operations on one item', async () => {
    const { call } = setting;
    const twice = call('TransactWriteItems', { TransactItems: [putOf('a', '1'), putOf('a', '2')] });
    await expect(twice).rejects.toMatchObject({ code: 'ValidationException' });
  });
});
