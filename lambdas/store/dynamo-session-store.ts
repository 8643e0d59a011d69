import { EXPIRES_AT, failureSk, MEMBER_PREFIX, memberPrefix, memberSk, sessionPk } from '../contract/keys.ts';
import { Limits } from '../contract/limits.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { dynamoUserStore } from './dynamo-user-store.ts';
import { formatStamp, N, parseStamp, S, text } from './items.ts';
import { type Failure, type MemberRegister, newestOfEach, type SessionStore } from './session-store.ts';

const MS_PER_DAY = 86_400_000;

/** Members and failures in a DynamoDB table. */
export function dynamoSessionStore(db: DynamoDb, table: string): SessionStore {
  return {
    ...dynamoUserStore(db, table),
    isMember: (sessionId, userKey) => isMember(db, table, sessionId, userKey),
    members: async (sessionId) => newestOfEach(await registers(db, table, sessionId, MEMBER_PREFIX)),
    putMember: (sessionId, lane, register) => putMember(db, table, { sessionId, lane, register }),
    putFailure: async (sessionId, failure) => {
      const Item = failureItem(sessionId, failure);
      await db.put({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    },
    failure: async (sessionId, eventId, source) => {
      const Key = { pk: S(sessionPk(sessionId)), sk: S(failureSk(eventId, source)) };
      const item = await db.get({ TableName: table, Key, ConsistentRead: true });
      return item === undefined ? undefined : failureOf(item);
    },
  };
}

async function isMember(db: DynamoDb, table: string, sessionId: string, userKey: string): Promise<boolean> {
  const [newest] = newestOfEach(await registers(db, table, sessionId, memberPrefix(userKey)));
  return newest?.belongs ?? false;
}

/** What each lane says of the members whose keys begin so. */
async function registers(
  db: DynamoDb,
  table: string,
  sessionId: string,
  prefix: string,
): Promise<MemberRegister[]> {
  const items = await queryAll(db, {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': S(sessionPk(sessionId)), ':prefix': S(prefix) },
  });
  return items.map(memberOf);
}

async function putMember(
  db: DynamoDb,
  table: string,
  { sessionId, lane, register }: { sessionId: string; lane: string; register: MemberRegister },
): Promise<void> {
  // Texts of stamps compare as stamps do: ids, keys and digests have fixed lengths.
  await db.put({
    TableName: table,
    Item: {
      pk: S(sessionPk(sessionId)),
      sk: S(memberSk(register.member, lane)),
      belongs: { BOOL: register.belongs },
      stamp: S(formatStamp(register.stamp)),
    },
    ConditionExpression: 'attribute_not_exists(pk) OR stamp < :mine',
    ExpressionAttributeValues: { ':mine': S(formatStamp(register.stamp)) },
  });
}

function memberOf(item: Item): MemberRegister {
  const stamp = parseStamp(text(item, 'stamp'));
  if (stamp === undefined) {
    throw new Error(`The member ${item.sk?.S} of ${item.pk?.S} has no readable stamp.`);
  }
  return { member: text(item, 'sk').split('#')[1] ?? '', belongs: item.belongs?.BOOL === true, stamp };
}

function failureItem(sessionId: string, failure: Failure): Item {
  const expiresAt = Math.floor((Date.parse(failure.failedAt) + Limits.failureDays * MS_PER_DAY) / 1000);
  return {
    pk: S(sessionPk(sessionId)),
    sk: S(failureSk(failure.eventId, failure.source)),
    code: S(failure.code),
    reason: S(failure.reason),
    failedAt: S(failure.failedAt),
    [EXPIRES_AT]: N(expiresAt),
  };
}

function failureOf(item: Item): Failure {
  const [, eventId = '', source = ''] = text(item, 'sk').split('#');
  return {
    eventId,
    source,
    code: text(item, 'code'),
    reason: text(item, 'reason'),
    failedAt: text(item, 'failedAt'),
  };
}
