import { EXPIRES_AT, waitPk } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import type { DynamoDb } from '../store/dynamo-db.ts';
import { N, S } from '../store/items.ts';
import type { Admission } from './ports.ts';

/** Old windows are of no use to anybody. */
const KEPT_SECONDS = 3_600;

/**
 * Counts the reads that begin to wait in each window as long as the longest wait, so that at most twice the
 * limit wait at once. Nobody has to count down again: an environment that dies leaves nothing behind.
 */
export function tableAdmission(db: DynamoDb, table: string, most: number, nowMs: () => number): Admission {
  return {
    async admit() {
      const window = Math.floor(nowMs() / 1000 / Limits.waitSeconds) * Limits.waitSeconds;
      const counted = await db.update({
        TableName: table,
        Key: { pk: S(waitPk(window)), sk: S('-') },
        UpdateExpression: 'ADD waiters :one SET #expires = :expires',
        ConditionExpression: 'attribute_not_exists(waiters) OR waiters < :most',
        ExpressionAttributeNames: { '#expires': EXPIRES_AT },
        ExpressionAttributeValues: { ':one': N(1), ':most': N(most), ':expires': N(window + KEPT_SECONDS) },
      });
      return counted === 'done';
    },
  };
}
