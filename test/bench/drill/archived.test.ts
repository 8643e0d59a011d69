import { archivedIn } from '../../../bench/drill/archived.ts';
import type { Stored } from '../../../bench/drill/stored.ts';
import { tableArchive } from '../../../lambdas/bury/table-archive.ts';
import type { DynamoDb } from '../../../lambdas/store/dynamo-db.ts';

/** What the archive keeps of these letters, in the order of a scan that knows nothing of numbers. */
async function kept(...bodies: readonly string[]): Promise<Stored[]> {
  const stored: Stored[] = [];
  const put: DynamoDb['put'] = async ({ TableName: table = '', Item: item = {} }) => {
    stored.push({ table, item, pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' });
    return 'done';
  };
  const archive = tableArchive({ put } as DynamoDb, 'Operations', () => 0);
  for (const [at, body] of bodies.entries()) {
    await archive.keep({ queue: 'dead', messageId: `m-${at}`, body, sentMs: 0, reason: 'unreadable' });
  }
  return stored.sort((one, other) => (one.sk < other.sk ? -1 : 1));
}

it('reads letters back, long ones from their parts, whatever their ends cut', async () => {
  const long = `?${'é'.repeat(1_700_000)}`;
  const stored = await kept('short', long);
  expect(stored.length).toBeGreaterThan(11);
  expect(archivedIn(stored)).toEqual([
    { queue: 'dead', body: 'short' },
    { queue: 'dead', body: long },
  ]);
});

it('takes nothing else of the table for a letter', () => {
  expect(archivedIn([{ table: 'Operations', item: {}, pk: 'WAIT#1', sk: '-' }])).toEqual([]);
});
