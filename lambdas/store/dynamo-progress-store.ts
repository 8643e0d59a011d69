import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Priority } from '../contract/completions.ts';
import { chunkPrefix, chunkSk, END_SK, EXPIRES_AT, PROGRESS_SK, progressPk } from '../contract/keys.ts';
import type { Chunk } from '../domain/streaming/chunk.ts';
import { type DynamoDb, type Item, queryAll } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';
import type { CompletionPlace, Lease, Progress, ProgressStore, Waiting } from './progress-store.ts';

const SECONDS_PER_DAY = 86_400;

/** Completions under way in the Operations table, which is this region's alone. */
export function dynamoProgressStore(db: DynamoDb, table: string, nowMs: () => number): ProgressStore {
  const to: Table = { db, table, expiry: () => N(Math.floor(nowMs() / 1_000) + SECONDS_PER_DAY) };
  return {
    progress: (place) => progressIn(to, place),
    wait: (place, waiting) => wait(to, place, waiting),
    begin: (place, known, lease, now) => begin(to, place, { known, lease, now }),
    extend: async (place, run, lease) => {
      const done = await update(to, place, {
        set: 'leaseUntilMs = :until',
        condition: 'run = :run AND worker = :worker',
        values: { ':run': N(run), ...leaseValues(lease) },
      });
      return done === 'done' ? 'kept' : 'lost';
    },
    release: async (place, run) => {
      await update(to, place, {
        set: 'leaseUntilMs = :never',
        condition: 'run = :run',
        values: { ':run': N(run), ':never': N(0) },
      });
    },
    keepEnd: (place, body) => keepEnd(to, place, body),
    keep: async (place, run, chunks) => {
      const [first] = chunks;
      if (first !== undefined) {
        const Item = { ...keyOf(place, chunkSk(run, first.seq)), chunks: S(JSON.stringify(chunks)) };
        await db.put({ TableName: table, Item: { ...Item, [EXPIRES_AT]: to.expiry() } });
      }
    },
    chunks: (place, run, from) => chunksFrom(to, place, { run, from }),
  };
}

interface Table {
  readonly db: DynamoDb;
  readonly table: string;
  expiry(): AttributeValue;
}

interface Update {
  readonly set: string;
  readonly condition?: string;
  readonly values: Item;
}

function update({ db, table, expiry }: Table, place: CompletionPlace, { set, condition, values }: Update) {
  return db.update({
    TableName: table,
    Key: keyOf(place, PROGRESS_SK),
    UpdateExpression: `SET ${set}, ${EXPIRES_AT} = :expiry`,
    ...(condition !== undefined && { ConditionExpression: condition }),
    ExpressionAttributeValues: { ...values, ':expiry': expiry() },
  });
}

async function wait(
  to: Table,
  place: CompletionPlace,
  { priority, model, queuedMs, tryMs }: Waiting,
): Promise<void> {
  const named = model === undefined ? { set: '', values: {} } : MODEL(model);
  await update(to, place, {
    set: `priority = :priority, queuedMs = if_not_exists(queuedMs, :queued), tryMs = :try${named.set}`,
    values: { ':priority': S(priority), ':queued': N(queuedMs), ':try': N(tryMs), ...named.values },
  });
}

interface Beginning {
  readonly known: number;
  readonly lease: Lease;
  readonly now: number;
}

async function begin(
  to: Table,
  place: CompletionPlace,
  { known, lease, now }: Beginning,
): Promise<'begun' | 'taken'> {
  const done = await update(to, place, {
    set: 'run = :next, worker = :worker, leaseUntilMs = :until',
    condition: `${known === 0 ? 'attribute_not_exists(run)' : 'run = :known'} AND ${FREE}`,
    values: {
      ...(known > 0 && { ':known': N(known) }),
      ':next': N(known + 1),
      ':now': N(now),
      ...leaseValues(lease),
    },
  });
  return done === 'done' || (await hasBegun(to, place, { run: known + 1, ...lease })) ? 'begun' : 'taken';
}

/** One write, which answers what stands: the first that came. */
async function keepEnd({ db, table, expiry }: Table, place: CompletionPlace, body: string): Promise<string> {
  const { item } = await db.change({
    TableName: table,
    Key: keyOf(place, END_SK),
    UpdateExpression: `SET body = if_not_exists(body, :body), ${EXPIRES_AT} = if_not_exists(${EXPIRES_AT}, :expiry)`,
    ExpressionAttributeValues: { ':body': S(body), ':expiry': expiry() },
  });
  return text(item, 'body');
}

const FREE = '(attribute_not_exists(leaseUntilMs) OR leaseUntilMs < :now)';

const MODEL = (model: string) => ({ set: ', model = :model', values: { ':model': S(model) } });

/** One read of what may be known of it. */
async function progressIn({ db, table }: Table, place: CompletionPlace): Promise<Progress | undefined> {
  const items = await db.batchGet(table, [keyOf(place, PROGRESS_SK), keyOf(place, END_SK)]);
  const of = (sk: string): Item | undefined => items.find((item) => item.sk?.S === sk);
  return items.length === 0 ? undefined : progressOf(of(PROGRESS_SK) ?? {}, of(END_SK));
}

/** A write whose answer got lost is tried again, and then meets itself. */
async function hasBegun(
  to: Table,
  place: CompletionPlace,
  { run, worker }: { run: number; worker: string },
): Promise<boolean> {
  const progress = await progressIn(to, place);
  return progress?.run === run && progress.lease?.worker === worker;
}

function leaseValues({ worker, untilMs }: Lease): Item {
  return { ':worker': S(worker), ':until': N(untilMs) };
}

function progressOf(item: Item, end: Item | undefined): Progress {
  return {
    waiting: item.priority === undefined ? undefined : waitingOf(item),
    lease:
      item.worker === undefined
        ? undefined
        : { worker: text(item, 'worker'), untilMs: count(item, 'leaseUntilMs') },
    run: item.run === undefined ? 0 : count(item, 'run'),
    end: end && text(end, 'body'),
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
  { db, table }: Table,
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
