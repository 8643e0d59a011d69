import { createHash, randomUUID } from 'node:crypto';
import type { WireItem } from './item-bytes.ts';
import type { Input, Tables } from './tables.ts';
import type { Counter } from './tally.ts';

/** What a stubbed service answers. */
export interface StubAnswer {
  readonly status: number;
  readonly body: object;
}

type Operation = (input: never, tables: Tables, counter: Counter) => object;

/** One entry for each action that the measured functions call. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  SendMessage: ({ MessageBody }: { MessageBody: string }) => receipt(MessageBody),
  /** Of AWS IoT: what is published reaches nobody. */
  Publish: () => ({}),
  PutRecords: ({ Records }: { Records: StreamRecord[] }, _, counter) => ({
    FailedRecordCount: 0,
    Records: Records.map((record) => streamed(record, counter)),
  }),
  PutRecord: (record: StreamRecord, _, counter) => streamed(record, counter),
  PutItem: (input: Input, tables) =>
    tables.put(input.TableName, input.Item, input) ? {} : refusedCondition(),
  UpdateItem: (input: Input, tables) => (tables.update(input) ? {} : refusedCondition()),
  GetItem: (input: Input, tables) => {
    const Item = tables.get(input.TableName, input.Key);
    return Item === undefined ? {} : { Item };
  },
  Query: (input: Input, tables) => {
    const Items = tables.query(input);
    return { Items, Count: Items.length };
  },
  BatchGetItem: ({ RequestItems }: Input, tables) => ({
    Responses: mapped(RequestItems, (table, { Keys }: { Keys: WireItem[] }) =>
      Keys.map((key) => tables.get(table, key)).filter((item) => item !== undefined),
    ),
  }),
  BatchWriteItem: ({ RequestItems }: Input, tables) => {
    mapped(RequestItems, (table, requests: { PutRequest: { Item: WireItem } }[]) =>
      requests.map(({ PutRequest }) => tables.put(table, PutRequest.Item)),
    );
    return { UnprocessedItems: {} };
  },
};

interface StreamRecord {
  readonly Data: string;
  readonly PartitionKey: string;
}

/** Answers one call of the AWS JSON protocols, as far as it is known here. */
export function answerCall(action: string, body: string, tables: Tables, counter: Counter): StubAnswer {
  counter.called(action);
  const operation = OPERATIONS[action];
  if (operation === undefined) {
    return {
      status: 400,
      body: { __type: 'UnknownOperationException', message: `The stub knows no ${action}.` },
    };
  }
  const answer = operation(JSON.parse(body) as never, tables, counter);
  return { status: '__type' in answer ? 400 : 200, body: answer };
}

function receipt(message: string): object {
  return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(message).digest('hex') };
}

function streamed({ Data, PartitionKey }: StreamRecord, counter: Counter): object {
  counter.streamed(Buffer.byteLength(Data, 'base64') + PartitionKey.length);
  return { SequenceNumber: '1', ShardId: 'shardId-000000000000' };
}

function refusedCondition(): object {
  return {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
  };
}

function mapped<T, R>(
  tables: Readonly<Record<string, unknown>>,
  work: (table: string, value: T) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(tables).map(([table, value]) => [table, work(table, value as T)]));
}
