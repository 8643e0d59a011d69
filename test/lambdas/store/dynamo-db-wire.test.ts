import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import type { DynamoDb, Item } from '../../../lambdas/store/dynamo-db.ts';
import { startDynamoDb } from './dynamo-stores.ts';

const TableName = 'Operations';
const Key = { pk: { S: 'wire' }, sk: { S: '-' } };
const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });
const item: fc.Arbitrary<Item> = fc
  .record({
    text: fc.record({ S: fc.string({ unit: 'grapheme', minLength: 1 }) }),
    number: fc.record({ N: fc.integer().map(String) }),
    bytes: fc.record({ B: bytes }),
    set: fc.record({ BS: fc.uniqueArray(bytes, { minLength: 1, maxLength: 3, selector: String }) }),
    map: fc.record({ M: fc.record({ B: fc.record({ S: fc.constant('B') }), b: fc.record({ B: bytes }) }) }),
    list: fc.record({ L: fc.array(fc.record({ BOOL: fc.boolean() }), { maxLength: 3 }) }),
  })
  .map((attributes) => ({ ...Key, ...attributes }));

describe('on one table, our client and the SDK', () => {
  let db: DynamoDb;
  let client: DynamoDBClient;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ db, client, close } = await startDynamoDb());
  });
  afterAll(() => close());

  it('read what the other one has written', async () => {
    const byTheSdk = async () => (await client.send(new GetItemCommand({ TableName, Key }))).Item;
    await fc.assert(
      fc.asyncProperty(item, async (Item) => {
        await db.put({ TableName, Item });
        expect(sorted(await byTheSdk())).toEqual(sorted(Item));
        await client.send(new PutItemCommand({ TableName, Item }));
        expect(sorted(await db.get({ TableName, Key }))).toEqual(sorted(Item));
      }),
      { numRuns: 40 },
    );
  });

  it('are told of a condition that does not hold', async () => {
    const ConditionExpression = 'attribute_not_exists(pk)';
    await db.put({ TableName, Item: Key });
    expect(await db.put({ TableName, Item: Key, ConditionExpression })).toBe('refused');
    const call = client.send(new PutItemCommand({ TableName, Item: Key, ConditionExpression }));
    await expect(call).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });
});

/** A set has no order. */
function sorted(item: Item | undefined): Item {
  return {
    ...item,
    set: { BS: [...(item?.set?.BS ?? [])].sort((a, b) => (String(a) < String(b) ? -1 : 1)) },
  };
}
