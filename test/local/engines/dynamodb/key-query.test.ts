import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Setting, start } from './fixture.ts';

const PARTITIONS = ['a', 'a/b', 'a~'];
const SORT_KEYS = ['1', '12', '12/', '12~', '13', '2', 'é', 'Z'];

/** dynalite answers what asks for more than keys, and the same thing is asked so. */
const BY_DYNALITE = { Select: 'ALL_ATTRIBUTES' };

const sortKey = fc.constantFrom(...SORT_KEYS);
const conditions = fc.oneof(
  fc.constant({ words: 'pk = :pk', values: {} }),
  sortKey.map((prefix) => ({
    words: 'pk = :pk AND begins_with(sk, :prefix)',
    values: { ':prefix': { S: prefix } },
  })),
  fc.tuple(sortKey, sortKey).map((bounds) => {
    const [first, last] = bounds.toSorted((a, b) => Buffer.from(a).compare(Buffer.from(b)));
    return {
      words: 'pk = :pk AND sk BETWEEN :first AND :last',
      values: { ':first': { S: first }, ':last': { S: last } },
    };
  }),
);

describe('queries by key alone', () => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await start({});
    for (const pk of PARTITIONS) {
      for (const sk of SORT_KEYS) {
        await setting.call('PutItem', { Item: { pk: { S: pk }, sk: { S: sk }, value: { N: '1' } } });
      }
    }
  });
  afterAll(() => setting.engine.close());

  const query = (input: object) => setting.call('Query', input);
  const PREFIXED = 'pk = :pk AND begins_with(sk, :prefix)';
  const asked = (values: object, more: object = {}) => ({
    KeyConditionExpression: PREFIXED,
    ExpressionAttributeValues: values,
    ...more,
  });

  it('are answered as dynalite answers them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PARTITIONS, 'nowhere'),
        conditions,
        fc.option(fc.integer({ min: 1, max: SORT_KEYS.length + 1 }), { nil: undefined }),
        fc.boolean(),
        async (pk, { words, values }, limit, isForward) => {
          const input = {
            KeyConditionExpression: words,
            ExpressionAttributeValues: { ':pk': { S: pk }, ...values },
            ScanIndexForward: isForward,
            ...(limit !== undefined && { Limit: limit }),
          };
          const expected = await query({ ...input, ...BY_DYNALITE });
          await query(input);
          expect(await query(input)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('end a page at a megabyte as dynalite does', async () => {
    const value = { S: 'x'.repeat(300_000) };
    for (const sk of ['1', '2', '3', '4', '5']) {
      await setting.call('PutItem', { Item: { pk: { S: 'large' }, sk: { S: sk }, value } });
    }
    const input = {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'large' } },
    };
    await query(input);
    const answer = await query(input);
    expect(answer).toMatchObject({ Count: 4, LastEvaluatedKey: { pk: { S: 'large' }, sk: { S: '4' } } });
    expect(answer).toEqual(await query({ ...input, ...BY_DYNALITE }));
  });

  it('are refused in words that were let through with other values', async () => {
    const pk = { S: 'a' };
    await query(asked({ ':pk': pk, ':prefix': { S: '1' } }));
    const wrong = [
      asked({ ':pk': pk }),
      asked({ ':pk': pk, ':prefix': { N: '1' } }),
      asked({ ':pk': pk, ':prefix': { S: '1' }, ':unused': { S: '1' } }),
      asked({ ':pk': pk, ':prefix': { S: '1' } }, { Limit: 0 }),
    ];
    for (const input of wrong) {
      await expect(query(input)).rejects.toMatchObject({ code: 'ValidationException' });
    }
  });
});

/** LevelDB hands over 16 KB at a time, a table in memory as much as it is asked for. */
it('a query of a table on disk is answered whole where items are large', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'key-query-'));
  const { engine, call } = await start({ folder });
  const text = { S: 'x'.repeat(6_000) };
  for (let at = 10; at < 20; at++) {
    await call('PutItem', { Item: { pk: { S: 'a' }, sk: { S: String(at) }, text } });
  }
  const input = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': { S: 'a' }, ':prefix': { S: '1' } },
  };
  await call('Query', input);
  expect(await call('Query', input)).toMatchObject({ Count: 10 });
  await engine.close();
  await rm(folder, { recursive: true });
});
