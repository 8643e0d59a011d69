import { type Setting, start } from './fixture.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table';

describe('access that a call of the local DynamoDB needs', () => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await start({});
  });
  afterAll(() => setting.engine.close());

  const stream = `${TABLE}/events/stream/label`;

  it.each<[string, object, string[]]>([
    ['PutItem', { TableName: 'events' }, [`dynamodb:PutItem ${TABLE}/events`]],
    ['Query', { TableName: 'events', IndexName: 'byDay' }, [`dynamodb:Query ${TABLE}/events/index/byDay`]],
    [
      'BatchGetItem',
      { RequestItems: { events: {}, profile: {} } },
      [`dynamodb:BatchGetItem ${TABLE}/events`, `dynamodb:BatchGetItem ${TABLE}/profile`],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'events' } },
          { Put: { TableName: 'events' } },
          { ConditionCheck: { TableName: 'profile' } },
        ],
      },
      [`dynamodb:PutItem ${TABLE}/events`, `dynamodb:ConditionCheckItem ${TABLE}/profile`],
    ],
    [
      'TransactGetItems',
      { TransactItems: [{ Get: { TableName: 'events' } }] },
      [`dynamodb:GetItem ${TABLE}/events`],
    ],
    ['ListTables', {}, ['dynamodb:ListTables *']],
    ['DescribeStream', { StreamArn: stream }, [`dynamodb:DescribeStream ${stream}`]],
    ['GetRecords', { ShardIterator: `${stream}|1|MA==` }, [`dynamodb:GetRecords ${stream}`]],
  ])('%s of %j', (operation, input, expected) => {
    const access = setting.engine.access({
      region: 'eu-west-1',
      operation,
      input: input as Record<string, unknown>,
      principal: { kind: 'operator' },
    });
    expect(access.map(({ action, resource }) => `${action} ${resource}`)).toEqual(expected);
  });
});
