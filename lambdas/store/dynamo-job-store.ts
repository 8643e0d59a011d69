import { EXPIRES_AT, GATHERING_PK, JOBS_PK, ONLY_SK } from '../contract/keys.ts';
import type { BatchJob } from '../domain/batching/job-fate.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';
import type { JobStore } from './job-store.ts';

/** A job is over within a day. */
const KEPT_SECONDS = 14 * 86_400;

/** Batch jobs in the Operations table, which is this region's alone. */
export function dynamoJobStore(db: DynamoDb, table: string, nowMs: () => number): JobStore {
  return {
    jobs: async () => {
      const items = await queryAll(db, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(JOBS_PK) },
      });
      return items.map(jobIn);
    },
    note: async (job) => {
      await db.put({
        TableName: table,
        Item: { ...itemOf(job), [EXPIRES_AT]: N(Math.floor(nowMs() / 1_000) + KEPT_SECONDS) },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
    },
    handedOver: async (id, awsId) => {
      await db.update({
        TableName: table,
        Key: keyOf(id),
        UpdateExpression: 'SET awsId = :aws',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':aws': S(awsId) },
      });
    },
    forget: async (id) => {
      await db.delete({ TableName: table, Key: keyOf(id) });
    },
    ...turns(db, table, nowMs),
  };
}

const TURN: Item = { pk: S(GATHERING_PK), sk: S(ONLY_SK) };

function turns(db: DynamoDb, table: string, nowMs: () => number): Pick<JobStore, 'takeTurn' | 'endTurn'> {
  return {
    takeTurn: async (worker, untilMs) => {
      const done = await db.update({
        TableName: table,
        Key: TURN,
        UpdateExpression: 'SET worker = :mine, untilMs = :until',
        // Its own first try may have been stored while its answer got lost.
        ConditionExpression: 'attribute_not_exists(pk) OR untilMs < :now OR worker = :mine',
        ExpressionAttributeValues: { ':mine': S(worker), ':until': N(untilMs), ':now': N(nowMs()) },
      });
      return done === 'done' ? 'taken' : 'busy';
    },
    endTurn: async (worker) => {
      await db.update({
        TableName: table,
        Key: TURN,
        UpdateExpression: 'SET untilMs = :never',
        ConditionExpression: 'worker = :mine',
        ExpressionAttributeValues: { ':mine': S(worker), ':never': N(0) },
      });
    },
  };
}

function itemOf({ id, model, records, oldestMs, preparedMs, awsId }: BatchJob): Item {
  return {
    ...keyOf(id),
    model: S(model),
    records: N(records),
    oldestMs: N(oldestMs),
    preparedMs: N(preparedMs),
    ...(awsId !== undefined && { awsId: S(awsId) }),
  };
}

function jobIn(item: Item): BatchJob {
  return {
    id: text(item, 'sk'),
    model: text(item, 'model'),
    records: count(item, 'records'),
    oldestMs: count(item, 'oldestMs'),
    preparedMs: count(item, 'preparedMs'),
    awsId: item.awsId?.S,
  };
}

function keyOf(id: string): Item {
  return { pk: S(JOBS_PK), sk: S(id) };
}
