import { type Input, Tables } from '../../../bench/stub/tables.ts';
import { counter } from '../../../bench/stub/tally.ts';

const TABLE = 'Table';
const item = (sk: string, version = 1) => ({
  pk: { S: 'p' },
  sk: { S: sk },
  version: { N: String(version) },
});
const input = (some: object) => ({ TableName: TABLE, ...some }) as Input;

function tables() {
  const counted = counter();
  return { counted, stored: new Tables(counted) };
}

test('a second item with the same key is refused where none may be there', () => {
  const { stored } = tables();
  const once = input({ ConditionExpression: 'attribute_not_exists(pk)' });
  expect(stored.put(TABLE, item('EVENT#1'), once)).toBe(true);
  expect(stored.put(TABLE, item('EVENT#1'), once)).toBe(false);
});

test('a snapshot replaces an older one and no newer one', () => {
  const { stored } = tables();
  const save = (version: number) =>
    stored.update(
      input({
        Key: { pk: { S: 'p' }, sk: { S: 'LANE#a' } },
        UpdateExpression: 'SET #version = :version',
        ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(version) } },
      }),
    );
  expect([save(16), save(32), save(16)]).toEqual([true, true, false]);
  expect(stored.get(TABLE, item('LANE#a'))?.version).toEqual({ N: '32' });
});

test('a query answers the range in the order of the sort keys', () => {
  const { stored } = tables();
  for (const sk of ['EVENT#a#2', 'EVENT#a#1', 'EVENT#b#1']) {
    stored.put(TABLE, item(sk));
  }
  const values = { ':pk': { S: 'p' }, ':first': { S: 'EVENT#a#1' }, ':last': { S: 'EVENT#a#9' } };
  const between = 'pk = :pk AND sk BETWEEN :first AND :last';
  const found = stored.query(input({ KeyConditionExpression: between, ExpressionAttributeValues: values }));
  expect(found.map(({ sk }) => sk?.S)).toEqual(['EVENT#a#1', 'EVENT#a#2']);
});

test('an eventually consistent query costs half', () => {
  const { stored, counted } = tables();
  const asked = {
    KeyConditionExpression: 'begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':prefix': { S: 'EVENT#' } },
  };
  stored.query(input({ ...asked, ConsistentRead: true }));
  expect(counted.take().readUnits).toBe(1);
  stored.query(input({ ...asked, ConsistentRead: false }));
  expect(counted.take().readUnits).toBe(0.5);
});

test('what it does not understand is an error and no wrong number', () => {
  const { stored } = tables();
  expect(() => stored.query(input({ KeyConditionExpression: 'pk = :pk' }))).toThrow('knows no key condition');
  const Key = { pk: { S: 'p' }, sk: { S: 's' } };
  expect(() => stored.update(input({ Key, UpdateExpression: 'REMOVE x' }))).toThrow('knows no update');
});

test('units are counted by started kilobytes, by what the sort key begins with', () => {
  const { stored, counted } = tables();
  stored.put(TABLE, { ...item('EVENT#1'), text: { S: 'x'.repeat(1_024) } });
  stored.put(TABLE, item('LANE#a'));
  stored.get(TABLE, item('nowhere'));
  expect(counted.take()).toMatchObject({
    written: { EVENT: { items: 1, units: 2 }, LANE: { items: 1, units: 1 } },
    readUnits: 1,
  });
  expect(counted.take().written).toEqual({});
});
