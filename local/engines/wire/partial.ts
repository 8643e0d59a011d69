import type { FaultBoard, PartialBatch } from '../../faults/faults.ts';
import type { Engine, ServiceCall } from '../engine.ts';
import { rateExceeded, throttledByDynamo } from './throttled.ts';

type Document = Record<string, unknown>;
/** Whether the fault strikes the next entry. */
type Fails = () => boolean;

/** A batch that is done in part: what is left for the engine, and the answer with what was not done. */
interface PartialCall {
  /** Undefined where nothing is left. */
  readonly input: Document | undefined;
  answer(output: Document): Document;
}

interface Batch {
  readonly fault: PartialBatch;
  divide(call: ServiceCall, fails: Fails, engine: Engine): PartialCall;
}

/** Has the engine do a batch but for the entries that the faults in force strike. */
export function inPart(engine: Engine, call: ServiceCall, faults: FaultBoard): Promise<Document> | Document {
  const batch = BATCHES[call.operation];
  const probability = batch === undefined ? 0 : faults.current.partial[batch.fault];
  if (batch === undefined || probability === 0) return engine.call(call);
  const { input, answer } = batch.divide(
    call,
    () => faults.strikes(`${batch.fault}Partial`, call.region, probability),
    engine,
  );
  return input === undefined ? answer({}) : engine.call({ ...call, input }).then(answer);
}

const SQS_BATCH: Batch = { fault: 'sqs', divide: divideEntries };

const BATCHES: Readonly<Record<string, Batch>> = {
  PutRecords: { fault: 'kinesis', divide: divideRecords },
  BatchWriteItem: { fault: 'batchWrite', divide: divideWrites },
  BatchGetItem: { fault: 'batchGet', divide: divideKeys },
  SendMessageBatch: SQS_BATCH,
  DeleteMessageBatch: SQS_BATCH,
  ChangeMessageVisibilityBatch: SQS_BATCH,
};

/** Each record has its own result, in the order of the request, and the call is a success even where none was put. */
function divideRecords(call: ServiceCall, fails: Fails, engine: Engine): PartialCall {
  const records = listOf(call.input.Records);
  const failed = records.map(fails);
  const put = records.filter((_, at) => !failed[at]);
  const reason = {
    ErrorCode: 'ProvisionedThroughputExceededException',
    ErrorMessage: rateExceeded(engine.access(call)[0]?.resource ?? ''),
  };
  return {
    input: put.length === 0 ? undefined : { ...call.input, Records: put },
    answer({ Records, ...output }) {
      const results = listOf(Records).values();
      const inOrder = failed.map((isFailed) => (isFailed ? reason : results.next().value));
      const FailedRecordCount = Number(output.FailedRecordCount ?? 0) + failed.filter(Boolean).length;
      return { EncryptionType: 'NONE', ...output, FailedRecordCount, Records: inOrder };
    },
  };
}

function divideWrites(call: ServiceCall, fails: Fails, engine: Engine): PartialCall {
  const [RequestItems, left] = divided(call.input.RequestItems as Record<string, unknown[]>, fails);
  requireSome(RequestItems, call, engine);
  return {
    input: { ...call.input, RequestItems },
    answer: (output) => ({
      ...output,
      UnprocessedItems: together(output.UnprocessedItems as ByTable | undefined, left),
    }),
  };
}

function divideKeys(call: ServiceCall, fails: Fails, engine: Engine): PartialCall {
  const tables = call.input.RequestItems as Record<string, { Keys: unknown[] }>;
  const keys = Object.entries(tables).map(([table, { Keys }]) => [table, Keys] as const);
  const [wanted, left] = divided(Object.fromEntries(keys), fails);
  requireSome(wanted, call, engine);
  const withKeys = (chosen: Readonly<Record<string, unknown[]>>): Document =>
    Object.fromEntries(Object.entries(chosen).map(([table, Keys]) => [table, { ...tables[table], Keys }]));
  return {
    input: { ...call.input, RequestItems: withKeys(wanted) },
    answer: (output) => {
      const unprocessed = Object.entries((output.UnprocessedKeys ?? {}) as typeof tables);
      const own = Object.fromEntries(unprocessed.map(([table, { Keys }]) => [table, Keys]));
      return { ...output, UnprocessedKeys: withKeys(together(own, left)) };
    },
  };
}

/** DynamoDB answers with its exception where it could do nothing of a batch. */
function requireSome(done: object, call: ServiceCall, engine: Engine): void {
  if (Object.keys(done).length > 0) return;
  throw throttledByDynamo(call, engine.access(call)[0]?.resource ?? '');
}

type ByTable = Record<string, unknown[]>;

/** What the engine itself has left of a batch, past 16 MB of answer, with what the fault has. */
function together(own: Readonly<ByTable> = {}, left: Readonly<ByTable>): ByTable {
  const all: ByTable = { ...own };
  for (const [table, entries] of Object.entries(left)) all[table] = [...(all[table] ?? []), ...entries];
  return all;
}

function divided(byTable: Readonly<ByTable>, fails: Fails): [done: ByTable, left: ByTable] {
  const done: ByTable = {};
  const left: ByTable = {};
  for (const [table, entries] of Object.entries(byTable)) {
    for (const entry of entries) {
      const side = fails() ? left : done;
      side[table] = [...(side[table] ?? []), entry];
    }
  }
  return [done, left];
}

function divideEntries(call: ServiceCall, fails: Fails): PartialCall {
  const entries = listOf(call.input.Entries);
  const failed = entries.filter(fails);
  const done = entries.filter((entry) => !failed.includes(entry));
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html
  const reason = {
    SenderFault: false,
    Code: 'InternalError',
    Message: 'We encountered an internal error. Please try again.',
  };
  return {
    input: done.length === 0 ? undefined : { ...call.input, Entries: done },
    answer: ({ Successful, Failed, ...output }) => ({
      ...output,
      Successful: listOf(Successful),
      Failed: [...listOf(Failed), ...failed.map(({ Id }) => ({ Id, ...reason }))],
    }),
  };
}

function listOf(list: unknown): Document[] {
  return (list ?? []) as Document[];
}
