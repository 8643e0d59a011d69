import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { contentSk, modRange, reactionSk, sessionPk } from '../contract/keys.ts';
import { canonical } from '../domain/canonical.ts';
import type { ContentChange, Deletion, Edit, Modification, Reaction } from '../domain/modification.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { formatStamp, S, stampOf, text } from './items.ts';
import type { MessageRange, ModificationStore } from './modification-store.ts';

/** `supersedes` of the domain as conditions. Texts of stamps compare as stamps do: their parts have fixed lengths. */
const SUPERSEDES: Readonly<Record<Modification['kind'], string>> = {
  edit: 'attribute_not_exists(pk) OR (attribute_not_exists(deleted) AND stamp < :mine)',
  deletion: 'attribute_not_exists(pk) OR attribute_not_exists(deleted) OR stamp < :mine',
  reaction: 'attribute_not_exists(pk) OR stamp < :mine',
};

/** Registers of messages in the EventStore table. */
export function dynamoModificationStore(db: DynamoDb, table: string): ModificationStore {
  return {
    modify: async (sessionId, lane, modification) => {
      const stamp = S(formatStamp(modification.stamp));
      await db.put({
        TableName: table,
        Item: {
          pk: S(sessionPk(sessionId)),
          sk: S(skOf(modification, lane)),
          stamp,
          ...registeredBy(modification),
        },
        ConditionExpression: SUPERSEDES[modification.kind],
        ExpressionAttributeValues: { ':mine': stamp },
      });
    },
    modifications: async (sessionId, range) =>
      (await queryAll(db, inRange(table, sessionId, range))).map(modificationIn),
    contentChanges: async (sessionId, range) => {
      const { Items = [], LastEvaluatedKey } = await db.query({
        ...inRange(table, sessionId, range),
        ProjectionExpression: 'sk, stamp, deleted',
        // Only reactions are on or off.
        FilterExpression: 'attribute_not_exists(#on)',
        ExpressionAttributeNames: { '#on': 'on' },
      });
      return LastEvaluatedKey === undefined ? Items.map(changeIn) : undefined;
    },
  };
}

function inRange(table: string, sessionId: string, { oldest, newest }: MessageRange): QueryCommandInput {
  const [first, last] = modRange(oldest, newest);
  return {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': S(sessionPk(sessionId)), ':first': S(first), ':last': S(last) },
  };
}

function skOf(modification: Modification, lane: string): string {
  return modification.kind === 'reaction'
    ? reactionSk(modification, lane)
    : contentSk(modification.message, modification.author, lane);
}

function registeredBy(modification: Modification): Item {
  switch (modification.kind) {
    case 'edit': {
      const { attributes } = modification;
      return {
        text: S(modification.text),
        ...(attributes !== undefined && { attributes: S(canonical(attributes)) }),
      };
    }
    case 'deletion':
      return { deleted: { BOOL: true } };
    case 'reaction':
      return { on: { BOOL: modification.on } };
  }
}

function modificationIn(item: Item): Modification {
  const [, message = '', author = '', register, by = '', ...rest] = text(item, 'sk').split('#');
  const target = { message, author, stamp: stampOf(item) };
  return register === 'REACT' ? reactionIn(item, { ...target, by }, rest) : contentIn(item, target);
}

function changeIn(item: Item): ContentChange {
  const [, message = '', author = ''] = text(item, 'sk').split('#');
  const kind = item.deleted?.BOOL === true ? 'deletion' : 'edit';
  return { kind, message, author, stamp: stampOf(item) };
}

type Target = Pick<Edit, 'message' | 'author' | 'stamp'>;

function contentIn(item: Item, target: Target): Edit | Deletion {
  if (item.deleted?.BOOL === true) {
    return { kind: 'deletion', ...target };
  }
  const attributes = item.attributes?.S;
  return {
    kind: 'edit',
    ...target,
    text: text(item, 'text'),
    ...(attributes !== undefined && { attributes: JSON.parse(attributes) }),
  };
}

/** @param rest what follows the user key: the emoji, which may hold the separator itself, then the lane, which cannot */
function reactionIn(item: Item, of: Target & { by: string }, rest: readonly string[]): Reaction {
  return { kind: 'reaction', ...of, emoji: rest.slice(0, -1).join('#'), on: item.on?.BOOL === true };
}
