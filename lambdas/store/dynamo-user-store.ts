import {
  BELONGING_PREFIX,
  belongingSk,
  MEMBER_PREFIX,
  readPrefix,
  readSk,
  sessionPk,
  userPk,
} from '../contract/keys.ts';
import { joined } from '../domain/cursor.ts';
import type { Counts } from '../domain/reading.ts';
import { belongingPage } from './belonging-page.ts';
import { chunked } from './chunked.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { formatStamp, N, S } from './items.ts';
import type { UserStore } from './user-store.ts';

/**
 * An expression has 4 KB at most, and 300 operators and functions: a mark takes some 60 bytes and 4 of these.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
const MARKS_PER_UPDATE = 60;

/** Sessions and marks of people in the Session table. */
export function dynamoUserStore(db: DynamoDb, table: string): UserStore {
  return {
    putBelonging: async (userKey, lane, { sessionId, belongs, stamp }) => {
      const mine = S(formatStamp(stamp));
      const sk = S(belongingSk(sessionId, lane));
      await db.put({
        TableName: table,
        Item: { pk: S(userPk(userKey)), sk, belongs: { BOOL: belongs }, stamp: mine },
        ConditionExpression: 'attribute_not_exists(pk) OR stamp < :mine',
        ExpressionAttributeValues: { ':mine': mine },
      });
    },
    sessionsOf: (userKey, asked) =>
      belongingPage(db, table, { pk: userPk(userKey), prefix: BELONGING_PREFIX, ...asked }),
    memberPage: (sessionId, asked) =>
      belongingPage(db, table, { pk: sessionPk(sessionId), prefix: MEMBER_PREFIX, ...asked }),
    markRead: (sessionId, userKey, lane, marks) =>
      markRead(db, table, { pk: S(sessionPk(sessionId)), sk: S(readSk(userKey, lane)) }, marks),
    readMarks: async (sessionId, userKey) => {
      const items = await queryAll(db, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': S(sessionPk(sessionId)), ':prefix': S(readPrefix(userKey)) },
      });
      return items.map(marksIn).reduce(joined, {});
    },
  };
}

/** As many marks in one write as an expression holds. */
async function markRead(db: DynamoDb, table: string, key: Item, marks: Counts): Promise<void> {
  const some = chunked(Object.entries(marks), MARKS_PER_UPDATE).map(Object.fromEntries);
  await Promise.all(some.map((together: Counts) => markTogether(db, table, key, together)));
}

/**
 * One write raises these marks together, which is what devices ask for: they know what they have marked before. Where
 * one mark would go back, two devices have read apart, and each mark is raised by itself. So no read is needed.
 */
async function markTogether(db: DynamoDb, table: string, key: Item, marks: Counts): Promise<void> {
  if ((await raise(db, table, key, marks)) === 'refused') {
    const each = Object.entries(marks).map(([lane, count]) => raise(db, table, key, { [lane]: count }));
    await Promise.all(each);
  }
}

/** Each mark is an attribute that is named like its lane: in a map, DynamoDB could not raise one that is not there. */
function raise(db: DynamoDb, table: string, Key: Item, marks: Counts): Promise<'done' | 'refused'> {
  const lanes = Object.entries(marks);
  const notBack = lanes.map((_, at) => `(attribute_not_exists(#l${at}) OR #l${at} <= :l${at})`);
  return db.update({
    TableName: table,
    Key,
    UpdateExpression: `SET ${lanes.map((_, at) => `#l${at} = :l${at}`).join(', ')}`,
    ConditionExpression: notBack.join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(lanes.map(([lane], at) => [`#l${at}`, lane])),
    ExpressionAttributeValues: Object.fromEntries(lanes.map(([, count], at) => [`:l${at}`, N(count)])),
  });
}

function marksIn({ pk: _, sk: __, ...marks }: Item): Counts {
  return Object.fromEntries(Object.entries(marks).map(([lane, value]) => [lane, Number(value.N)]));
}
