import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  PutItemCommand,
  ThrottlingException,
} from '@aws-sdk/client-dynamodb';
import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { ACCOUNT, REGION } from '../resource.ts';
import { endAll, item, record, refusal, StreamName, served, TableName } from './faulty-fixture.ts';

afterEach(endAll);

const MANY = Array.from({ length: 20 }, (_, at) => `${at}`);

describe('a batch that is done in part', () => {
  test('PutRecords answers for each record in its place, and puts those that succeeded', async () => {
    const { faults, kinesis } = await served();
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
    const { faults, kinesis } = await served();
    faults.change({ partial: { kinesis: 1 } });
    const client = kinesis();
    const answer = await client.send(new PutRecordsCommand({ StreamName, Records: MANY.map(record) }));
    expect(answer.FailedRecordCount).toBe(MANY.length);
    client.destroy();
  });

  const writes = { [TableName]: MANY.map((pk) => ({ PutRequest: { Item: item(pk) } })) };

  test('BatchWriteItem returns what it has not written as UnprocessedItems, which can be sent again', async () => {
    const { faults, dynamodb, storedKeys } = await served();
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
    const { faults, dynamodb, storedKeys } = await served();
    faults.change({ partial: { batchWrite: 1 } });
    const refused = await refusal(dynamodb().send(new BatchWriteItemCommand({ RequestItems: writes })));
    expect(refused).toBeInstanceOf(ThrottlingException);
    expect(await storedKeys()).toEqual([]);
  });

  test('BatchGetItem returns what it has not read as UnprocessedKeys, with what was asked of them', async () => {
    const { faults, dynamodb } = await served();
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

  test('BatchGetItem tells what it had no room for as well, whatever the fault struck', async () => {
    const { faults, dynamodb } = await served();
    for (const pk of MANY) {
      const Item = { ...item(pk), text: { S: 'x'.repeat(390_000) } };
      await dynamodb().send(new PutItemCommand({ TableName, Item }));
    }
    faults.change({ partial: { batchGet: 0.1 } });
    const command = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: MANY.map(item) } } });
    const { Responses, UnprocessedKeys } = await dynamodb().send(command);
    const told = [...(Responses?.[TableName] ?? []), ...(UnprocessedKeys?.[TableName]?.Keys ?? [])];
    expect(new Set(told.map(({ pk }) => pk?.S)).size).toBe(MANY.length);
  });

  test('a batch of SQS names the entries that failed through no fault of the sender', async () => {
    const { faults, QueueUrl, sqs } = await served();
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
