import { key, put, type Setting, start, valueIn } from './fixture.ts';

describe('items of the local DynamoDB', () => {
  let setting: Setting;
  beforeEach(async () => {
    setting = await start({});
  });
  afterEach(() => setting.engine.close());

  it('refuses a conditional put of what is there and answers with the old item on request', async () => {
    const { call } = setting;
    const write = (value: string) =>
      call('PutItem', {
        Item: { ...key(), value: { S: value } },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
    await write('first');
    await expect(write('second')).rejects.toMatchObject({
      code: 'ConditionalCheckFailedException',
      statusCode: 400,
      members: { Item: { ...key(), value: { S: 'first' } } },
    });
    expect(await valueIn(call, 'us-east-1')).toBe('first');
  });

  it('lets exactly one of many concurrent conditional puts win', async () => {
    const { call } = setting;
    const writes = Array.from({ length: 20 }, (_, at) =>
      call('PutItem', {
        Item: { ...key(), value: { S: `${at}` } },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('counts every one of many concurrent additions', async () => {
    const { call } = setting;
    const add = () =>
      call('UpdateItem', {
        Key: key(),
        UpdateExpression: 'ADD hits :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      });
    await Promise.all(Array.from({ length: 50 }, add));
    const { Item } = await call('GetItem', { Key: key() });
    expect(Item).toEqual({ ...key(), hits: { N: '50' } });
  });

  it('keeps a binary set and bounds it by its size', async () => {
    const { call } = setting;
    const add = (byte: number) =>
      call('UpdateItem', {
        Key: key(),
        UpdateExpression: 'ADD ids :id',
        ConditionExpression: 'attribute_not_exists(ids) OR size(ids) < :most',
        ExpressionAttributeValues: {
          ':id': { BS: [Buffer.from([byte]).toString('base64')] },
          ':most': { N: '2' },
        },
        ReturnValues: 'ALL_NEW',
      });
    await add(1);
    await add(1);
    const { Attributes } = await add(2);
    expect(Attributes).toEqual({ ...key(), ids: { BS: ['AQ==', 'Ag=='] } });
    await expect(add(3)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
  });

  it('queries sort keys by prefix and by range, in both directions, page by page', async () => {
    const { call } = setting;
    const sortKeys = ['CHECK#1', ...Array.from({ length: 9 }, (_, at) => `EVENT#${at + 1}`), 'IDS#1'];
    await call('BatchWriteItem', {
      RequestItems: { events: sortKeys.map((sk) => ({ PutRequest: { Item: key(sk) } })) },
      TableName: undefined,
    });
    const query = async (condition: string, values: object, rest: object = {}) => {
      const answer = await call('Query', {
        KeyConditionExpression: `pk = :pk AND ${condition}`,
        ExpressionAttributeValues: { ':pk': { S: 'SESSION#1' }, ...values },
        ...rest,
      });
      const items = answer.Items as { sk: { S: string } }[];
      return { keys: items.map(({ sk }) => sk.S), next: answer.LastEvaluatedKey };
    };
    const events = { ':prefix': { S: 'EVENT#' } };
    const all = sortKeys.slice(1, 10);

    expect((await query('begins_with(sk, :prefix)', events)).keys).toEqual(all);
    expect((await query('begins_with(sk, :prefix)', events, { ScanIndexForward: false })).keys).toEqual(
      [...all].reverse(),
    );
    const between = { ':from': { S: 'EVENT#3' }, ':to': { S: 'EVENT#5' } };
    expect((await query('sk BETWEEN :from AND :to', between)).keys).toEqual(all.slice(2, 5));
    const first = await query('begins_with(sk, :prefix)', events, { Limit: 6 });
    const second = await query('begins_with(sk, :prefix)', events, { ExclusiveStartKey: first.next });
    expect([...first.keys, ...second.keys]).toEqual(all);
  });

  it('holds an item of 350 KB, pages a query at 1 MB, and refuses an item past 400 KB', async () => {
    const { call } = setting;
    const text = 'x'.repeat(350 * 1024);
    for (const sk of ['1', '2', '3', '4', '5']) await put(call, text, 'us-east-1', key(sk));
    const { Items, LastEvaluatedKey } = await call('Query', {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'SESSION#1' } },
    });
    expect((Items as object[]).length).toBeLessThan(5);
    expect(LastEvaluatedKey).toEqual(key('3'));
    await expect(put(call, 'x'.repeat(401 * 1024))).rejects.toMatchObject({ code: 'ValidationException' });
  });

  it('names the missing table and the unknown operation', async () => {
    const { call } = setting;
    await expect(call('GetItem', { TableName: 'nowhere', Key: key() })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
    await expect(call('ExecuteStatement', {})).rejects.toMatchObject({ code: 'UnknownOperationException' });
  });
});
