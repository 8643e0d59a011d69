import { tableArchive } from '../../../lambdas/bury/table-archive.ts';
import { letterPk } from '../../../lambdas/contract/keys.ts';
import type { DynamoDb, Item } from '../../../lambdas/store/dynamo-db.ts';
import { queryAll } from '../../../lambdas/store/dynamo-db.ts';
import { startDynamoDb } from '../store/dynamo-stores.ts';

const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
const SENT = '2026-11-20T17:00:00.000Z';
let db: DynamoDb;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await startDynamoDb());
});
afterAll(() => close());

const keep = (queue: string, body: string, messageId = 'm-1') =>
  tableArchive(db, 'Operations', () => NOW_MS).keep({
    queue,
    messageId,
    body,
    sentMs: Date.parse(SENT),
    reason: 'No reason.',
  });
const archived = (queue: string): Promise<Item[]> =>
  queryAll(db, {
    TableName: 'Operations',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: letterPk(queue) } },
  });
const bodyOf = (items: readonly Item[]): string =>
  Buffer.concat(items.map(({ body }) => body?.B ?? new Uint8Array())).toString();

describe('the archive of dead letters', () => {
  it('keeps a letter with its reason for ninety days', async () => {
    await keep('short', 'hello');
    const items = await archived('short');
    expect(items).toMatchObject([
      {
        sk: { S: `${SENT}#m-1#0` },
        reason: { S: 'No reason.' },
        bytes: { N: '5' },
        expiresAt: { N: String(NOW_MS / 1000 + 90 * 86_400) },
      },
    ]);
    expect(bodyOf(items)).toBe('hello');
  });

  it('keeps a letter of one MiB in parts, none of its characters torn', async () => {
    const body = '한'.repeat(Math.floor((1024 * 1024) / 3));
    await keep('long', body);
    const items = await archived('long');
    expect(items).toHaveLength(4);
    expect(bodyOf(items) === body).toBe(true);
  });

  it('keeps an empty letter and the same letter once', async () => {
    await keep('empty', '');
    await keep('empty', '');
    expect(await archived('empty')).toHaveLength(1);
  });

  it('keeps letters of one instant apart', async () => {
    await keep('two', 'a', 'm-1');
    await keep('two', 'b', 'm-2');
    expect((await archived('two')).map((item) => bodyOf([item]))).toEqual(['a', 'b']);
  });
});
