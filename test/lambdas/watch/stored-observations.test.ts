import { storedObservations } from '../../../lambdas/watch/stored-observations.ts';
import { startDynamoDb } from '../store/dynamo-stores.ts';

const SEEN = {
  region: 'a',
  api: 'http://a',
  sees: { a: 'up', b: 'down' },
  atMs: 5_500,
  sinceMs: 500,
} as const;

test('reads back what it saved, in an item of its own region that expires', async () => {
  const { db, close } = await startDynamoDb();
  try {
    const observations = storedObservations(db, 'Session');
    await observations.save(SEEN);
    const Key = { pk: { S: 'WATCH' }, sk: { S: 'OBSERVER#a' } };
    expect(await db.get({ TableName: 'Session', Key })).toMatchObject({ expiresAt: { N: '3605' } });
    expect(await observations.load()).toEqual([SEEN]);
  } finally {
    await close();
  }
});
