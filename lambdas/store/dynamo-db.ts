import type {
  AttributeValue,
  DeleteItemCommandInput,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  QueryOutput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { AwsRefusal } from '../platform/aws-refusal.ts';
import type { DynamoDbActions, DynamoDbCall } from '../platform/dynamo-db-call.ts';
import { broken } from '../platform/errors.ts';
import { pause } from '../platform/pause.ts';
import type { Guard } from '../platform/resilience.ts';
import { chunked } from './chunked.ts';

export type Item = Record<string, AttributeValue>;

/** The calls that the adapters make, in DynamoDB's own terms, with every outcome that is no error as a value. */
export interface DynamoDb {
  get(input: GetItemCommandInput): Promise<Item | undefined>;
  query(input: QueryCommandInput): Promise<QueryOutput>;
  /** `refused` where the condition does not hold. */
  put(input: PutItemCommandInput): Promise<'done' | 'refused'>;
  update(input: UpdateItemCommandInput): Promise<'done' | 'refused'>;
  /** An update that tells the item as it left it or, where its condition does not hold, as it met it. */
  change(input: UpdateItemCommandInput): Promise<Changed>;
  delete(input: DeleteItemCommandInput): Promise<'done' | 'refused'>;
  /**
   * At most 100 keys of one table; items that are not there are left out. Consistent, for twice the price, unless
   * `isExact` is false.
   */
  batchGet(table: string, keys: readonly Item[], how?: { isExact: boolean }): Promise<readonly Item[]>;
  /** Puts any number of items into one table, without conditions. */
  batchPut(table: string, items: readonly Item[]): Promise<void>;
}

export interface Changed {
  readonly outcome: 'done' | 'refused';
  /** Empty where there is none. */
  readonly item: Item;
}

type GuardedCall = <A extends keyof DynamoDbActions>(
  action: A,
  input: DynamoDbActions[A]['input'],
) => Promise<DynamoDbActions[A]['output']>;

/** BatchWriteItem takes 25 items at most. */
const ITEMS_PER_BATCH = 25;
const MOST_ROUNDS = 6;
const FIRST_PAUSE_MS = 25;

/** DynamoDB behind a guard that bounds each call and breaks the circuit when it fails. */
export function dynamoDb(unguarded: DynamoDbCall, guard: Guard): DynamoDb {
  const call: GuardedCall = (action, input) => guard((signal) => unguarded(action, input, signal));
  return {
    get: async (input) => (await call('GetItem', input)).Item,
    query: (input) => call('Query', input),
    put: (input) => conditional(call('PutItem', input)),
    update: (input) => conditional(call('UpdateItem', input)),
    change: (input) => changed(call, input),
    delete: (input) => conditional(call('DeleteItem', input)),
    batchGet: (table, keys, { isExact } = { isExact: true }) =>
      untilNothingIsLeft(keys, (left) => getSome(call, table, left, isExact)),
    batchPut: async (table, items) => {
      await Promise.all(
        chunked(items, ITEMS_PER_BATCH).map((chunk) =>
          untilNothingIsLeft(chunk, (left) => putSome(call, table, left)),
        ),
      );
    },
  };
}

/** All items of a query, page after page. */
export async function queryAll(db: DynamoDb, input: QueryCommandInput): Promise<Item[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await db.query({ ...input, ...(from && { ExclusiveStartKey: from }) });
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

/** The first item of a query that its filter lets through; pages that it empties are passed over. */
export async function queryFirst(db: DynamoDb, input: QueryCommandInput): Promise<Item | undefined> {
  let from: Item | undefined;
  do {
    const page = await db.query({ ...input, ...(from && { ExclusiveStartKey: from }) });
    const first = page.Items?.[0];
    if (first !== undefined) {
      return first;
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return undefined;
}

interface Round {
  readonly items: readonly Item[];
  readonly unprocessed: readonly Item[];
}

async function getSome(
  call: GuardedCall,
  table: string,
  keys: readonly Item[],
  isExact: boolean,
): Promise<Round> {
  const RequestItems = { [table]: { Keys: [...keys], ConsistentRead: isExact } };
  const answer = await call('BatchGetItem', { RequestItems });
  return {
    items: answer.Responses?.[table] ?? [],
    unprocessed: answer.UnprocessedKeys?.[table]?.Keys ?? [],
  };
}

async function putSome(call: GuardedCall, table: string, items: readonly Item[]): Promise<Round> {
  const RequestItems = { [table]: items.map((Item) => ({ PutRequest: { Item } })) };
  const answer = await call('BatchWriteItem', { RequestItems });
  const left = answer.UnprocessedItems?.[table] ?? [];
  return {
    items: [],
    unprocessed: left.map((request) => request.PutRequest?.Item).filter((item) => item !== undefined),
  };
}

/**
 * DynamoDB answers a throttled batch with what it left out; AWS asks for exponential backoff before the rest
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html).
 */
async function untilNothingIsLeft(
  all: readonly Item[],
  attempt: (left: readonly Item[]) => Promise<Round>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let left = all;
  for (let round = 0; left.length > 0; round++) {
    if (round === MOST_ROUNDS) {
      throw broken('throttled', `DynamoDB left ${left.length} items of a batch out ${MOST_ROUNDS} times.`);
    }
    await pause(round === 0 ? 0 : FIRST_PAUSE_MS * 2 ** round * Math.random());
    const done = await attempt(left);
    items.push(...done.items);
    left = done.unprocessed;
  }
  return items;
}

async function conditional(call: Promise<unknown>): Promise<'done' | 'refused'> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') {
      return 'refused';
    }
    throw error;
  }
}

async function changed(call: GuardedCall, input: UpdateItemCommandInput): Promise<Changed> {
  const telling = { ReturnValues: 'ALL_NEW', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  try {
    const { Attributes } = await call('UpdateItem', { ...input, ...telling });
    return { outcome: 'done', item: Attributes ?? {} };
  } catch (error) {
    const item = refusedItem(error);
    if (item === undefined) {
      throw error;
    }
    return { outcome: 'refused', item };
  }
}

/** The item for which a condition did not hold; undefined where the error is another one. */
function refusedItem(error: unknown): Item | undefined {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') {
    return undefined;
  }
  return ((error as AwsRefusal).answer?.Item ?? {}) as Item;
}
