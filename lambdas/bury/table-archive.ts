import { EXPIRES_AT, letterPk } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import type { DynamoDb, Item } from '../store/dynamo-db.ts';
import { N, S } from '../store/items.ts';
import type { Archive, Letter } from './ports.ts';

const SECONDS_PER_DAY = 86_400;
/** An SQS message holds 1 MiB, a DynamoDB item 400 KB: a long letter is kept in parts. */
const PART_BYTES = 300_000;

/** The archive in this region's Operations table: `LETTER#<queue>` / `<sent>#<message id>#<part>`. */
export function tableArchive(db: DynamoDb, table: string, nowMs: () => number): Archive {
  return {
    async keep(letter) {
      const bytes = Buffer.from(letter.body);
      const expires = Math.floor(nowMs() / 1000) + Limits.archiveDays * SECONDS_PER_DAY;
      for (let part = 0; part === 0 || part * PART_BYTES < bytes.length; part++) {
        const body = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
        await db.put({
          TableName: table,
          Item: { ...itemOf(letter, part), body: { B: body }, [EXPIRES_AT]: N(expires) },
        });
      }
    },
  };
}

function itemOf({ queue, sentMs, messageId, reason, body }: Letter, part: number): Item {
  return {
    pk: S(letterPk(queue)),
    sk: S(`${new Date(sentMs).toISOString()}#${messageId}#${part}`),
    bytes: N(Buffer.byteLength(body)),
    reason: S(reason),
  };
}
