import { laneSk, sessionPk } from '../../../lambdas/contract/keys.ts';
import { dynamoSnapshotStore } from '../../../lambdas/store/dynamo-snapshot-store.ts';
import { N, S } from '../../../lambdas/store/items.ts';
import { laneOf, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { startDynamoDb } from './dynamo-stores.ts';

describe('a snapshot in DynamoDB', () => {
  it('keeps the floor of its lane when it is saved anew', async () => {
    const { db, close } = await startDynamoDb();
    const snapshots = dynamoSnapshotStore(db, 'Profile');
    await snapshots.save(SESSION, laneOf(SEOUL, [patched(1, { a: 1 })]));
    await db.update({
      TableName: 'Profile',
      Key: { pk: S(sessionPk(SESSION)), sk: S(laneSk(SEOUL)) },
      UpdateExpression: 'SET floor = :one',
      ExpressionAttributeValues: { ':one': N(1) },
    });
    await snapshots.save(SESSION, laneOf(SEOUL, [patched(1, { a: 1 })], [patched(2, { a: 2 })]));
    const loaded = await snapshots.load(SESSION);
    expect(loaded).toMatchObject([{ floor: 1, fold: { version: 2 } }]);
    await close();
  });
});
