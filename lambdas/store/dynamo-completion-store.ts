import { ASSISTANT } from '../contract/assistant.ts';
import type { EventType, MeridianEvent } from '../contract/events.ts';
import { completionSk, messageSk, sessionPk } from '../contract/keys.ts';
import { canonical } from '../domain/canonical.ts';
import { type CompletionKey, endIdOf } from '../domain/completion.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { CompletionRecord, CompletionStore } from './completion-store.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import { S, text } from './items.ts';

/** Completions in the EventStore table. */
export function dynamoCompletionStore(db: DynamoDb, table: string): CompletionStore {
  return {
    putEnd: async (event) => {
      const { completion: id, author: asker } = event.data;
      const end = event.type === 'completion.failed' ? 'FAILED' : 'CANCELLED';
      await db.put({
        TableName: table,
        Item: { ...keyOf(event.subject, completionSk({ id, asker }, end)), event: S(canonical(event)) },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
    },
    answer: async (sessionId, answerId) => {
      const items = await db.batchGet(table, [keyOf(sessionId, messageSk(answerId, ASSISTANT))]);
      return recordOf(items.map(eventIn)).finished;
    },
    completion: async (sessionId, key) => {
      const items = await db.batchGet(
        table,
        sortKeysOf(key).map((sk) => keyOf(sessionId, sk)),
      );
      return recordOf(items.map(eventIn));
    },
  };
}

function sortKeysOf(key: CompletionKey): string[] {
  return [
    messageSk(key.id, key.asker),
    messageSk(endIdOf(key, sha256Hex), ASSISTANT),
    completionSk(key, 'FAILED'),
    completionSk(key, 'CANCELLED'),
  ];
}

function eventIn(item: Item): MeridianEvent {
  return JSON.parse(text(item, 'event')) as MeridianEvent;
}

function recordOf(events: readonly MeridianEvent[]): CompletionRecord {
  const of = <T extends EventType>(type: T) =>
    events.find((event): event is MeridianEvent<T> => event.type === type);
  return {
    requested: of('completion.requested'),
    finished: of('completion.finished'),
    failed: of('completion.failed'),
    cancelled: of('completion.cancelled'),
  };
}

function keyOf(sessionId: string, sk: string): Item {
  return { pk: S(sessionPk(sessionId)), sk: S(sk) };
}
