import type { Chunk } from '../contract/chunks.ts';
import type { Priority } from '../contract/completions.ts';
import { chunkPrefix, chunkSk, EXPIRES_AT, PROGRESS_SK, progressPk } from '../contract/keys.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';
import type { CompletionPlace, Lease, Progress, ProgressStore, Waiting } from './progress-store.ts';

const SECONDS_PER_DAY = 86_400;

/** Completions under way in the Operations table, which is this region's alone. */
export function dynamoProgressStore(db: DynamoDb, table: string, nowMs: () => number): ProgressStore {
  const expiry = () => N(Math.floor(nowMs() / 1_000) + SECONDS_PER_DAY);
  const update = (
    place: CompletionPlace,
    { set, condition, values }: { set: string; condition?: string; values: Item },
  ) =>
    db.update({
      TableName: table,
      Key: keyOf(place, PROGRESS_SK),
      UpdateExpression: `SET ${set}, ${EXPIRES_AT} = :expiry`,
      ...(condition !== undefined && { ConditionExpression: condition }),
      ExpressionAttributeValues: { ...values, ':expiry': expiry() },
    });
  return {
    progress: (place) => progressIn(db, table, place),
    wait: async (place, { priority, model, queuedMs, tryMs }) => {
      const named = model === undefined ? { set: '', values: {} } : MODEL(model);
      await update(place, {
        set: `priority = :priority, queuedMs = if_not_exists(queuedMs, :queued), tryMs = :try${named.set}`,
        values: { ':priority': S(priority), ':queued': N(queuedMs), ':try': N(tryMs), ...named.values },
      });
    },
    begin: async (place, known, lease, now) => {
      const done = await update(place, {
        set: 'run = :next, worker = :worker, leaseUntilMs = :until',
        condition: `${known === 0 ? 'attribute_not_exists(run)' : 'run = :known'} AND ${FREE}`,
        values: {
          ...(known > 0 && { ':known': N(known) }),
          ':next': N(known + 1),
          ':now': N(now),
          ...leaseValues(lease),
        },
      });
      return done === 'done' || (await hasBegun(db, table, place, { run: known + 1, ...lease }))
        ? 'begun'
        : 'taken';
    },
    extend: async (place, run, lease) => {
      const done = await update(place, {
        set: 'leaseUntilMs = :until',
        condition: 'run = :run AND worker = :worker',
        values: { ':run': N(run), ...leaseValues(lease) },
      });
      return done === 'done' ? 'kept' : 'lost';
    },
    release: async (place, run) => {
      await update(place, {
        set: 'leaseUntilMs = :never',
        condition: 'run = :run',
        values: { ':run': N(run), ':never': N(0) },
      });
    },
    keep: async (place, run, chunks) => {
      const [first] = chunks;
      if (first !== undefined) {
        const Item = { ...keyOf(place, chunkSk(run, first.seq)), chunks: S(JSON.stringify(chunks)) };
        await db.put({ TableName: table, Item: { ...Item, [EXPIRES_AT]: expiry() } });
      }
    },
    chunks: (place, run, from) => chunksFrom(db, table, place, { run, from }),
  };
}

const FREE = '(attribute_not_exists(leaseUntilMs) OR leaseUntilMs < :now)';

const MODEL = (model: string) => ({ set: ', model = :model', values: { ':model': S(model) } });

async function progressIn(
  db: DynamoDb,
  table: string,
  place: CompletionPlace,
): Promise<Progress | undefined> {
  const item = await db.get({ TableName: table, Key: keyOf(place, PROGRESS_SK), ConsistentRead: true });
  return item && progressOf(item);
}

/** A write whose answer got lost is tried again, and then meets itself. */
async function hasBegun(
  db: DynamoDb,
  table: string,
  place: CompletionPlace,
  { run, worker }: { run: number; worker: string },
): Promise<boolean> {
  const progress = await progressIn(db, table, place);
  return progress?.run === run && progress.lease?.worker === worker;
}

function leaseValues({ worker, untilMs }: Lease): Item {
  return { ':worker': S(worker), ':until': N(untilMs) };
}

function progressOf(item: Item): Progress {
  return {
    waiting: item.priority === undefined ? undefined : waitingOf(item),
    lease:
      item.worker === undefined
        ? undefined
        : { worker: text(item, 'worker'), untilMs: count(item, 'leaseUntilMs') },
    run: item.run === undefined ? 0 : count(item, 'run'),
  };
}

function waitingOf(item: Item): Waiting {
  return {
    priority: text(item, 'priority') as Priority,
    model: item.model?.S,
    queuedMs: count(item, 'queuedMs'),
    tryMs: count(item, 'tryMs'),
  };
}

async function chunksFrom(
  db: DynamoDb,
  table: string,
  place: CompletionPlace,
  { run, from }: { run: number; from: number },
): Promise<readonly Chunk[]> {
  const items = await queryAll(db, {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :run)',
    ExpressionAttributeValues: { ':pk': S(pkOf(place)), ':run': S(chunkPrefix(run)) },
  });
  const chunks = items.flatMap((item) => JSON.parse(text(item, 'chunks')) as Chunk[]);
  return chunks.filter(({ seq }) => seq >= from);
}

function keyOf(place: CompletionPlace, sk: string): Item {
  return { pk: S(pkOf(place)), sk: S(sk) };
}

function pkOf({ sessionId, ...key }: CompletionPlace): string {
  return progressPk(sessionId, key);
}
