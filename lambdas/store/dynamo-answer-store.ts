import { ANSWER_SK, answerPk, EXPIRES_AT, LEASE_SK } from '../contract/keys.ts';
import type { Address, Alias, AnswerStore, Entry, Lease, LeaseEnd, Slot } from './answer-store.ts';
import { MOST_ASKERS } from './answer-store.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';

/** A lease's item outlives the lease, so that who follows learns how it ended. Seconds. */
const LEASE_KEPT = 600;

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

type Update = Parameters<DynamoDb['update']>[0];

/** `same` and `different` in the table; DynamoDB reserves none of these words. */
const COUNTERS = { same: 'looksSame', different: 'looksDifferent' } as const;

function keyOf({ scope, prompt }: Address, sk: string): Item {
  return { pk: S(answerPk(scope, prompt)), sk: S(sk) };
}

function until(servedUntilMs: number): Item {
  return { servedUntilMs: N(servedUntilMs), [EXPIRES_AT]: N(seconds(servedUntilMs)) };
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}

function entryItem(scope: string, entry: Entry): Item {
  return {
    ...keyOf({ scope, prompt: entry.prompt }, ANSWER_SK),
    question: S(entry.question),
    answer: S(entry.answer),
    model: S(entry.model),
    createdMs: N(entry.createdMs),
    freshUntilMs: N(entry.freshUntilMs),
    ...until(entry.servedUntilMs),
    askers: { SS: [...entry.askers] },
    [COUNTERS.same]: N(entry.same),
    [COUNTERS.different]: N(entry.different),
  };
}

function leaseItem(address: Address, { holder, untilMs, ended }: Lease): Item {
  return {
    ...keyOf(address, LEASE_SK),
    holder: S(holder),
    untilMs: N(untilMs),
    [EXPIRES_AT]: N(seconds(untilMs) + LEASE_KEPT),
    ...(ended !== undefined && { ended: S(ended) }),
  };
}

function slotPart(item: Item, prompt: string): Slot {
  if (text(item, 'sk') === LEASE_SK) {
    return { lease: leaseOf(item) };
  }
  return item.target === undefined ? { entry: entryOf(item, prompt) } : { alias: aliasOf(item) };
}

function entryOf(item: Item, prompt: string): Entry {
  return {
    prompt,
    question: text(item, 'question'),
    answer: text(item, 'answer'),
    model: text(item, 'model'),
    createdMs: count(item, 'createdMs'),
    freshUntilMs: count(item, 'freshUntilMs'),
    servedUntilMs: count(item, 'servedUntilMs'),
    askers: item.askers?.SS ?? [],
    same: count(item, COUNTERS.same),
    different: count(item, COUNTERS.different),
  };
}

function aliasOf(item: Item): Alias {
  return { target: text(item, 'target'), servedUntilMs: count(item, 'servedUntilMs') };
}

function leaseOf(item: Item): Lease {
  const ended = item.ended?.S as LeaseEnd | undefined;
  return {
    holder: text(item, 'holder'),
    untilMs: count(item, 'untilMs'),
    ...(ended !== undefined && { ended }),
  };
}
