import { ANSWER_SK, answerPk } from '../contract/keys.ts';
import { COUNTERS, entryItem, keyOf, leaseItem, seconds, slotPart, until } from './answer-items.ts';
import { type Address, type AnswerStore, MOST_ASKERS, type Slot } from './answer-store.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { N, S } from './items.ts';

/** Answers in the Answers table: each prompt a partition, so that no scope heats one. */
export function dynamoAnswerStore(db: DynamoDb, table: string): AnswerStore {
  const update = (
    address: Address,
    input: Pick<Update, 'UpdateExpression' | 'ConditionExpression'>,
    values: Item,
  ) =>
    db.update({
      TableName: table,
      Key: keyOf(address, ANSWER_SK),
      ...input,
      ExpressionAttributeValues: values,
    });
  return {
    slot: async ({ scope, prompt }) => {
      const items = await queryAll(db, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(answerPk(scope, prompt)) },
      });
      return Object.assign({}, ...items.map((item) => slotPart(item, prompt))) as Slot;
    },
    putEntry: async (scope, entry) => {
      await db.put({ TableName: table, Item: entryItem(scope, entry) });
    },
    putAlias: async (address, { target, servedUntilMs }) => {
      const Item = { ...keyOf(address, ANSWER_SK), target: S(target), ...until(servedUntilMs) };
      await db.put({ TableName: table, Item });
    },
    noteAsker: async (address, userKey) => {
      await update(
        address,
        {
          UpdateExpression: 'ADD askers :asker',
          ConditionExpression: 'attribute_exists(answer) AND size(askers) < :most',
        },
        { ':asker': { SS: [userKey] }, ':most': N(MOST_ASKERS) },
      );
    },
    noteLook: async (address, found) => {
      const condition = {
        UpdateExpression: `ADD ${COUNTERS[found]} :one`,
        ConditionExpression: 'attribute_exists(answer)',
      };
      await update(address, condition, { ':one': N(1) });
    },
    evict: async (address, nowMs) => {
      await update(
        address,
        {
          UpdateExpression: 'SET freshUntilMs = :now, servedUntilMs = :now, expiresAt = :expires',
          ConditionExpression: 'attribute_exists(pk)',
        },
        { ':now': N(nowMs), ':expires': N(seconds(nowMs)) },
      );
    },
    ...leases(db, table),
  };
}

type Update = Parameters<DynamoDb['update']>[0];

/** One write each, on condition: two that ask at once cannot both have it. */
function leases(db: DynamoDb, table: string): Pick<AnswerStore, 'lease' | 'renew'> {
  return {
    lease: async (address, lease, nowMs) => {
      const outcome = await db.put({
        TableName: table,
        Item: leaseItem(address, lease),
        // Its own first try may have been stored while its answer got lost.
        ConditionExpression:
          'attribute_not_exists(pk) OR untilMs <= :now OR attribute_exists(ended) OR holder = :mine',
        ExpressionAttributeValues: { ':now': N(nowMs), ':mine': S(lease.holder) },
      });
      return outcome === 'done' ? 'taken' : 'held';
    },
    renew: async (address, lease) => {
      const outcome = await db.put({
        TableName: table,
        Item: leaseItem(address, lease),
        ConditionExpression: 'holder = :mine',
        ExpressionAttributeValues: { ':mine': S(lease.holder) },
      });
      return outcome === 'done' ? 'kept' : 'lost';
    },
  };
}
