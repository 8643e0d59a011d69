import { EXPIRES_AT, observerSk, WATCH_PK } from '../contract/keys.ts';
import { type DynamoDb, type Item, queryAll } from '../store/dynamo-db.ts';
import { N, S } from '../store/items.ts';
import type { Beat, Verdict } from './observation.ts';
import type { Observations } from './ports.ts';

/** A region that was taken away is forgotten after an hour. */
const KEPT_SECONDS = 3_600;

/** Observations as items of the replicated Session table, each written by its own region only. */
export function storedObservations(db: DynamoDb, table: string): Observations {
  return {
    async load() {
      const items = await queryAll(db, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(WATCH_PK) },
      });
      return items.map(beatOf);
    },
    async save(beat) {
      await db.put({ TableName: table, Item: itemOf(beat) });
    },
  };
}

function itemOf({ region, api, sees, atMs, sinceMs }: Beat): Item {
  return {
    pk: S(WATCH_PK),
    sk: S(observerSk(region)),
    api: S(api),
    sees: { M: Object.fromEntries(Object.entries(sees).map(([seen, verdict]) => [seen, S(verdict)])) },
    at: N(atMs),
    since: N(sinceMs),
    [EXPIRES_AT]: N(Math.floor(atMs / 1000) + KEPT_SECONDS),
  };
}

function beatOf(item: Item): Beat {
  const sees = Object.entries(item.sees?.M ?? {}).map(([region, { S: verdict }]) => [
    region,
    verdict as Verdict,
  ]);
  return {
    region: (item.sk?.S ?? '').slice(observerSk('').length),
    api: item.api?.S ?? '',
    sees: Object.fromEntries(sees),
    atMs: Number(item.at?.N ?? 0),
    sinceMs: Number(item.since?.N ?? 0),
  };
}
