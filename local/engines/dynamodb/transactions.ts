import { createHash } from 'node:crypto';
import db, { type Item } from 'dynalite/db/index.js';
import { AwsError } from '../engine.ts';
import { type DynaliteOperation, runRequest, validateRequest } from './dynalite-operations.ts';
import { withItemLocks } from './item-locks.ts';
import { isRefusal, refusedItem } from './item-operations.ts';
import { createItemWrite, type ItemWrite } from './item-write.ts';
import type { Region } from './region.ts';
import type { Table } from './table.ts';

type Input = Record<string, unknown>;

interface Part {
  readonly kind: string;
  readonly operation: DynaliteOperation;
  readonly input: Input;
  readonly request: Input;
  readonly table: string;
  readonly key: string;
}

interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: Item;
}

/** A ConditionCheck is a delete that is never carried out: it takes the same members. */
const OPERATION_OF: Record<string, DynaliteOperation> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
  Get: 'GetItem',
};

const MAX_PARTS = 100;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html: tokens hold for ten minutes. */
const TOKEN_LIFE_MS = 10 * 60_000;

/** TransactWriteItems: all parts or none, stored in one batch while the items are locked. */
export async function transactWrite(region: Region, input: Input): Promise<Record<string, unknown>> {
  const parts = partsOf(region, input);
  return onceByToken(region, input, () => withItemLocks(region, parts, () => writeParts(region, parts)));
}

/** TransactGetItems: items as they are between two writes of any of them. */
export async function transactGet(region: Region, input: Input): Promise<Record<string, unknown>> {
  const parts = partsOf(region, input);
  const read = async ({ request }: Part) => {
    const { Item } = await runRequest('GetItem', request, region.store);
    return Item ? { Item } : {};
  };
  const Responses = await withItemLocks(region, parts, () => Promise.all(parts.map(read)));
  return { Responses };
}

async function writeParts(region: Region, parts: readonly Part[]): Promise<Record<string, unknown>> {
  const write = createItemWrite(region, { origin: 'caller', held: true });
  const reasons: Reason[] = [];
  for (const part of parts) reasons.push(await writePart(region, part, write));
  if (reasons.some(({ Code }) => Code !== 'None')) throw canceled(reasons);
  await write.commit();
  return {};
}

async function writePart(region: Region, part: Part, write: ItemWrite): Promise<Reason> {
  // What a check would delete must not be stored with the rest: it works on a write of its own.
  const own =
    part.kind === 'ConditionCheck' ? createItemWrite(region, { origin: 'caller', held: true }) : write;
  try {
    await runRequest(part.operation, part.request, own.store);
    return { Code: 'None' };
  } catch (error) {
    return reasonOf(error, refusedItem(region, part.input, own));
  }
}

function reasonOf(error: unknown, item: Item | undefined): Reason {
  if (!(error instanceof AwsError)) throw error;
  if (!isRefusal(error)) return { Code: 'ValidationError', Message: error.message };
  return { Code: 'ConditionalCheckFailed', Message: error.message, ...(item && { Item: item }) };
}

function canceled(reasons: readonly Reason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}

function partsOf(region: Region, { TransactItems }: Input): Part[] {
  const items = Array.isArray(TransactItems) ? (TransactItems as Record<string, Input>[]) : [];
  if (items.length === 0 || items.length > MAX_PARTS)
    throw invalid(`TransactItems has ${items.length} members; it must have 1 to ${MAX_PARTS}.`);
  const parts = items.map((item) => partOf(region, item));
  if (new Set(parts.map(({ table, key }) => `${table}~${key}`)).size < parts.length)
    throw invalid('Transaction request cannot include multiple operations on one item');
  return parts;
}

function partOf(region: Region, item: Record<string, Input>): Part {
  const [kind = '', input = {}] = Object.entries(item).find(([, value]) => value) ?? [];
  const operation = OPERATION_OF[kind];
  if (!operation)
    throw invalid(`A transaction cannot hold "${kind}"; it holds ${Object.keys(OPERATION_OF)}.`);
  const request = validateRequest(operation, input, region.store);
  const table = tableOf(region, request);
  const wrong = request.Item
    ? db.validateItem(request.Item as Item, table)
    : db.validateKey(request.Key as Item, table);
  if (wrong) throw invalid(wrong.message);
  const key = db.createKey((request.Item ?? request.Key) as Item, table);
  return { kind, operation, input, request, table: table.TableName, key };
}

function tableOf(region: Region, { TableName }: Input): Table {
  const table = region.tables.get(String(TableName));
  if (!table) throw new AwsError('ResourceNotFoundException', 'Requested resource not found');
  return table;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

interface Remembered {
  readonly digest: string;
  readonly answer: Promise<Record<string, unknown>>;
}

const tokens = new WeakMap<Region, Map<string, Remembered>>();

/** The same token with the same parts is carried out once; a failure is forgotten, so that it can be tried again. */
function onceByToken(
  region: Region,
  { ClientRequestToken, TransactItems }: Input,
  run: () => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  if (typeof ClientRequestToken !== 'string') return run();
  const known = tokens.get(region) ?? new Map<string, Remembered>();
  tokens.set(region, known);
  const digest = createHash('sha256').update(JSON.stringify(TransactItems)).digest('base64');
  const earlier = known.get(ClientRequestToken);
  if (earlier && earlier.digest !== digest)
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'The ClientRequestToken was used with other parameters within the last ten minutes; use a new one.',
    );
  if (earlier) return earlier.answer;
  const answer = run();
  known.set(ClientRequestToken, { digest, answer });
  answer.catch(() => known.delete(ClientRequestToken));
  setTimeout(() => known.delete(ClientRequestToken), TOKEN_LIFE_MS).unref();
  return answer;
}
