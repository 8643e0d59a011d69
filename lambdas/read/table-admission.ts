import { EXPIRES_AT, waitPk } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import type { DynamoDb } from '../store/dynamo-db.ts';
import { N, S } from '../store/items.ts';
import type { Admission } from './ports.ts';

/** Old windows are of no use to anybody. */
const KEPT_SECONDS = 3_600;

/**
 * Counts the reads that wait in each window as long as the longest wait. A read that ends its wait gives its place
 * back. One that dies cannot, and its place comes back with the next window: so at most twice the limit wait at once.
 */
export function tableAdmission(db: DynamoDb, table: string, most: number, nowMs: () => number): Admission {
  const windowNow = () => Math.floor(nowMs() / 1000 / Limits.waitSeconds) * Limits.waitSeconds;
  const leave = async (window: number): Promise<void> => {
    // Nobody counts in a window that is over.
    if (windowNow() === window) {
      const given = db.update({
        TableName: table,
        Key: keyOf(window),
        UpdateExpression: 'ADD waiters :one',
        ExpressionAttributeValues: { ':one': N(-1) },
      });
      // What was read is worth more than a place that comes back by itself.
      await given.catch(() => undefined);
    }
  };
  return {
    async admit() {
      const window = windowNow();
      const counted = await db.update({
        TableName: table,
        Key: keyOf(window),
        UpdateExpression: 'ADD waiters :one SET #expires = :expires',
        ConditionExpression: 'attribute_not_exists(waiters) OR waiters < :most',
        ExpressionAttributeNames: { '#expires': EXPIRES_AT },
        ExpressionAttributeValues: { ':one': N(1), ':most': N(most), ':expires': N(window + KEPT_SECONDS) },
      });
      return counted === 'done' ? () => leave(window) : undefined;
    },
  };
}

function keyOf(window: number) {
  return { pk: S(waitPk(window)), sk: S('-') };
}
