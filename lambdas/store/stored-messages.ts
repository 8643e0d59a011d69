import { MESSAGE_PREFIX, messageSk, sessionPk } from '../contract/keys.ts';
import type { MessageEvent } from '../domain/message.ts';
import type { DynamoDb } from './dynamo-db.ts';
import type { MessagePage } from './event-store.ts';
import { messageItem, S, text } from './items.ts';

interface Asked {
  readonly sessionId: string;
  readonly before: string | undefined;
  readonly limit: number;
}

/** Writes messages beside the log; again it changes nothing. */
export async function putMessages(
  db: DynamoDb,
  table: string,
  events: readonly MessageEvent[],
): Promise<void> {
  await db.batchPut(table, distinct(events).map(messageItem));
}

/** One page of a session's messages, newest first. */
export async function messages(db: DynamoDb, table: string, asked: Asked): Promise<MessagePage> {
  const page = await db.query({
    TableName: table,
    ConsistentRead: true,
    ScanIndexForward: false,
    Limit: asked.limit + 1,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': S(sessionPk(asked.sessionId)),
      ':first': S(MESSAGE_PREFIX),
      // '$' is the character after '#', so that it closes the range of the prefix.
      ':last': S('MSG$'),
    },
    // A start key is exclusive and need not exist: the message that was asked `before` does not come again.
    ...(asked.before !== undefined && {
      ExclusiveStartKey: { pk: S(sessionPk(asked.sessionId)), sk: S(`${MESSAGE_PREFIX}${asked.before}`) },
    }),
  });
  const found = page.Items ?? [];
  const shown = found.slice(0, asked.limit);
  const goesOn = found.length > shown.length || page.LastEvaluatedKey !== undefined;
  const end = shown.at(-1);
  return {
    messages: shown.map((item) => JSON.parse(text(item, 'event')) as MessageEvent),
    next: goesOn && end !== undefined ? text(end, 'sk').slice(MESSAGE_PREFIX.length) : undefined,
  };
}

/** BatchWriteItem refuses one key twice. */
function distinct(events: readonly MessageEvent[]): MessageEvent[] {
  return [
    ...new Map(events.map((event) => [event.subject + messageSk(event.id, event.source), event])).values(),
  ];
}
