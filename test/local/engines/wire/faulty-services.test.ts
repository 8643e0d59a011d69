import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  ThrottlingException,
} from '@aws-sdk/client-dynamodb';
import {
  KinesisClient,
  ProvisionedThroughputExceededException,
  PutRecordCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import {
  ReceiveMessageCommand,
  RequestThrottled,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { createDynamoEngine } from '../../../../local/engines/dynamodb/create-dynamo-engine.ts';
import type { Engine } from '../../../../local/engines/engine.ts';
import { createKinesisEngine } from '../../../../local/engines/kinesis/kinesis-engine.ts';
import { createSqsEngine } from '../../../../local/engines/sqs/sqs-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard, type WritableFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

const TABLE = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
};
const TableName = 'items';
const StreamName = 'events';
const MANY = Array.from({ length: 20 }, (_, at) => `${at}`);

let faults: WritableFaultBoard;
let engines: Engine[];
let front: WireFront;
let QueueUrl: string;

beforeEach(async () => {
  faults = createFaultBoard();
  const [dynamo, kinesis, sqs] = [
    createDynamoEngine({ regions: [REGION], faults }),
    createKinesisEngine(),
    createSqsEngine({ faults }),
  ];
  await dynamo.provision(resource('AWS::DynamoDB::Table', TableName, { TableName, ...TABLE }));
  await kinesis.provision(resource('AWS::Kinesis::Stream', StreamName, { ShardCount: 1 }));
  await sqs.provision(resource('AWS::SQS::Queue', 'q'));
  engines = [dynamo, kinesis, sqs];
  front = await startWireFront({ port: 0, accounts: createKeyRing(), allow: () => true, engines, faults });
  QueueUrl = `${front.url}/${ACCOUNT}/q`;
});
afterEach(async () => {
  await front.close();
  for (const engine of engines) await engine.close();
});

const settings = (maxAttempts = 1) => ({
  endpoint: front.url,
  region: REGION,
  credentials: { accessKeyId: 'dummy', secretAccessKey: 'dummy' },
  maxAttempts,
});
const dynamodb = (attempts?: number) => new DynamoDBClient(settings(attempts));
const kinesis = (attempts?: number) => new KinesisClient(settings(attempts));
const sqs = (attempts?: number) => new SQSClient(settings(attempts));

const item = (pk: string) => ({ pk: { S: pk } });
const put = new PutItemCommand({ TableName, Item: item('a') });
const record = (text: string) => ({ Data: Buffer.from(text), PartitionKey: text });

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => error,
  );
}

async function storedKeys(): Promise<(string | undefined)[]> {
  const { Items = [] } = await dynamodb().send(new ScanCommand({ TableName }));
  return Items.map(({ pk }) => pk?.S).sort();
}

describe('a throttled service', () => {
  test('DynamoDB refuses as a table on demand does, with its reasons, until the fault is lifted', async () => {
    faults.change({ throttle: { dynamodb: 1 } });
    const error = await refusal(dynamodb().send(put));
    expect(error).toBeInstanceOf(ThrottlingException);
    expect(error).toMatchObject({
      $metadata: { httpStatusCode: 400 },
      throttlingReasons: [
        {
          reason: 'TableWriteKeyRangeThroughputExceeded',
          resource: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${TableName}`,
        },
      ],
    });
    expect(await refusal(dynamodb().send(new GetItemCommand({ TableName, Key: item('a') })))).toMatchObject({
      throttlingReasons: [{ reason: 'TableReadKeyRangeThroughputExceeded' }],
    });
    faults.change({ throttle: { dynamodb: 0 } });
    expect(await storedKeys()).toEqual([]);
    await dynamodb().send(put);
    expect(await storedKeys()).toEqual(['a']);
    expect(faults.countsOf(REGION)).toEqual({ dynamodbOut: 2 });
  });

  test('Kinesis names stream and account, and puts nothing', async () => {
    faults.change({ throttle: { kinesis: 1 } });
    const client = kinesis();
    const error = await refusal(client.send(new PutRecordCommand({ StreamName, ...record('a') })));
    expect(error).toBeInstanceOf(ProvisionedThroughputExceededException);
    expect(error).toMatchObject({
      message: `Rate exceeded for shard shardId-000000000000 in stream ${StreamName} under account ${ACCOUNT}.`,
    });
    faults.reset();
    await client.send(new PutRecordCommand({ StreamName, ...record('a') }));
    client.destroy();
  });

  test('SQS refuses with the status of its model, also for callers of its older protocol', async () => {
    faults.change({ throttle: { sqs: 1 } });
    const error = await refusal(sqs().send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })));
    expect(error).toBeInstanceOf(RequestThrottled);
    expect(error).toMatchObject({ Code: 'RequestThrottled', $metadata: { httpStatusCode: 403 } });
    faults.reset();
    expect((await sqs().send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
  });

  test('leaves the other services alone', async () => {
    faults.change({ throttle: { kinesis: 1, sqs: 1 } });
    await dynamodb().send(put);
  });

  test('is got over by the retries of an SDK with its defaults', async () => {
    faults.change({ seed: 5, throttle: { dynamodb: 0.5, sqs: 0.5, kinesis: 0.5 } });
    const client = kinesis(8);
    await dynamodb(8).send(put);
    await sqs(8).send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await client.send(new PutRecordCommand({ StreamName, ...record('a') }));
    client.destroy();
    for (const kind of ['dynamodbThrottled', 'sqsThrottled', 'kinesisThrottled'] as const) {
      expect([kind, faults.countsOf(REGION)[kind]]).toEqual([kind, expect.any(Number)]);
    }
  });
});

describe('a batch that is done in part', () => {
  test('PutRecords answers for each record in its place, and puts those that succeeded', async () => {
    faults.change({ partial: { kinesis: 0.5 } });
    const client = kinesis();
    const Records = MANY.map(record);
    const answer = await client.send(new PutRecordsCommand({ StreamName, Records }));
    const failed = answer.Records?.filter(({ ErrorCode }) => ErrorCode !== undefined) ?? [];
    expect(answer.Records).toHaveLength(MANY.length);
    expect(answer.FailedRecordCount).toBe(failed.length);
    expect(failed.length).toBe(faults.countsOf(REGION).kinesisPartial);
    expect(failed[0]).toMatchObject({
      ErrorCode: 'ProvisionedThroughputExceededException',
      ErrorMessage: expect.stringContaining(`under account ${ACCOUNT}`),
    });
    const sequences = (answer.Records ?? []).flatMap(({ SequenceNumber }) => SequenceNumber ?? []);
    expect(sequences).toEqual([...sequences].sort());
    expect(sequences).toHaveLength(MANY.length - failed.length);
    faults.reset();
    const healed = await client.send(new PutRecordsCommand({ StreamName, Records }));
    expect(healed.FailedRecordCount).toBe(0);
    client.destroy();
  });

  test('PutRecords is a success where every record failed', async () => {
    faults.change({ partial: { kinesis: 1 } });
    const client = kinesis();
    const answer = await client.send(new PutRecordsCommand({ StreamName, Records: MANY.map(record) }));
    expect(answer.FailedRecordCount).toBe(MANY.length);
    client.destroy();
  });

  const writes = { [TableName]: MANY.map((pk) => ({ PutRequest: { Item: item(pk) } })) };

  test('BatchWriteItem returns what it has not written as UnprocessedItems, which can be sent again', async () => {
    faults.change({ partial: { batchWrite: 0.5 } });
    const { UnprocessedItems = {} } = await dynamodb().send(
      new BatchWriteItemCommand({ RequestItems: writes }),
    );
    const left = (UnprocessedItems[TableName] ?? []).map(({ PutRequest }) => PutRequest?.Item?.pk?.S);
    expect([left.length > 0, left.length < MANY.length]).toEqual([true, true]);
    expect(await storedKeys()).toEqual(MANY.filter((pk) => !left.includes(pk)).sort());
    faults.reset();
    const again = await dynamodb().send(new BatchWriteItemCommand({ RequestItems: UnprocessedItems }));
    expect(again.UnprocessedItems).toEqual({});
    expect(await storedKeys()).toEqual([...MANY].sort());
  });

  test('BatchWriteItem throttles where it could write nothing', async () => {
    faults.change({ partial: { batchWrite: 1 } });
    const refused = await refusal(dynamodb().send(new BatchWriteItemCommand({ RequestItems: writes })));
    expect(refused).toBeInstanceOf(ThrottlingException);
    expect(await storedKeys()).toEqual([]);
  });

  test('BatchGetItem returns what it has not read as UnprocessedKeys, with what was asked of them', async () => {
    await dynamodb().send(new BatchWriteItemCommand({ RequestItems: writes }));
    faults.change({ partial: { batchGet: 0.5 } });
    const wanted = { Keys: MANY.map(item), ConsistentRead: true };
    const command = new BatchGetItemCommand({ RequestItems: { [TableName]: wanted } });
    const { Responses, UnprocessedKeys } = await dynamodb().send(command);
    const left = UnprocessedKeys?.[TableName];
    expect(left).toMatchObject({ ConsistentRead: true });
    expect((Responses?.[TableName]?.length ?? 0) + (left?.Keys?.length ?? 0)).toBe(MANY.length);
    expect(left?.Keys?.length).toBeGreaterThan(0);
    faults.reset();
    const again = await dynamodb().send(new BatchGetItemCommand({ RequestItems: UnprocessedKeys }));
    expect(again.Responses?.[TableName]).toHaveLength(left?.Keys?.length ?? 0);
  });

  test('BatchGetItem tells what it had no room for as well, past 16 MB, whatever the fault struck', async () => {
    const large = MANY.map((pk) => ({
      PutRequest: { Item: { ...item(pk), text: { S: 'x'.repeat(390_000) } } },
    }));
    for (const each of large) {
      await dynamodb().send(new PutItemCommand({ TableName, Item: each.PutRequest.Item }));
    }
    faults.change({ partial: { batchGet: 0.1 } });
    const read = new Set<string | undefined>();
    const wanted = { [TableName]: { Keys: MANY.map(item) } };
    const { Responses, UnprocessedKeys } = await dynamodb().send(
      new BatchGetItemCommand({ RequestItems: wanted }),
    );
    for (const { pk } of Responses?.[TableName] ?? []) read.add(pk?.S);
    for (const { pk } of UnprocessedKeys?.[TableName]?.Keys ?? []) read.add(pk?.S);
    expect(read.size).toBe(MANY.length);
  });

  test('a batch of SQS names the entries that failed through no fault of the sender', async () => {
    faults.change({ partial: { sqs: 0.5 } });
    const Entries = MANY.slice(0, 10).map((Id) => ({ Id, MessageBody: Id }));
    const { Successful = [], Failed = [] } = await sqs().send(
      new SendMessageBatchCommand({ QueueUrl, Entries }),
    );
    expect(Failed[0]).toMatchObject({ SenderFault: false, Code: 'InternalError' });
    expect([...Successful, ...Failed].map(({ Id }) => Id).sort()).toEqual(Entries.map(({ Id }) => Id));
    faults.reset();
    const { Messages } = await sqs().send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(Successful.map(({ Id }) => Id));
  });
});
