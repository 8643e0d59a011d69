import { GetItemCommand, ThrottlingException } from '@aws-sdk/client-dynamodb';
import { ProvisionedThroughputExceededException, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { ReceiveMessageCommand, RequestThrottled, SendMessageCommand } from '@aws-sdk/client-sqs';
import { ACCOUNT, REGION } from '../resource.ts';
import { endAll, item, put, record, refusal, StreamName, served, TableName } from './faulty-fixture.ts';

afterEach(endAll);

describe('a throttled service', () => {
  test('DynamoDB refuses as a table on demand does, with its reasons, until the fault is lifted', async () => {
    const { faults, dynamodb, storedKeys } = await served();
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
    const { faults, kinesis } = await served();
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
    const { faults, QueueUrl, sqs } = await served();
    faults.change({ throttle: { sqs: 1 } });
    const error = await refusal(sqs().send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })));
    expect(error).toBeInstanceOf(RequestThrottled);
    expect(error).toMatchObject({ Code: 'RequestThrottled', $metadata: { httpStatusCode: 403 } });
    faults.reset();
    expect((await sqs().send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
  });

  test('leaves the other services alone', async () => {
    const { faults, dynamodb } = await served();
    faults.change({ throttle: { kinesis: 1, sqs: 1 } });
    await dynamodb().send(put);
  });

  test('is got over by the retries of an SDK with its defaults', async () => {
    const { faults, QueueUrl, dynamodb, kinesis, sqs } = await served();
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
