import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { QueueDoesNotExist, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AwsError } from '../../../../local/engines/engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { serveLoopback } from '../../../../local/loopback/serve.ts';
import { fakeEngine } from './fake-engine.ts';
import { clientOf, closeAll, ITEM, signed, start } from './wire-fixture.ts';

afterEach(closeAll);

describe('calls', () => {
  it('reach the engine with operation, input, region and the operator behind a dummy key', async () => {
    const engine = fakeEngine('dynamodb', () => ({ Item: { pk: { S: 'b' } } }));
    const client = new DynamoDBClient(clientOf((await start(engine)).url));
    const { Item } = await client.send(new GetItemCommand({ TableName: 'T', Key: { pk: { S: 'a' } } }));
    expect(Item).toEqual({ pk: { S: 'b' } });
    expect(engine.calls).toEqual([
      {
        region: 'eu-west-1',
        operation: 'GetItem',
        input: { TableName: 'T', Key: { pk: { S: 'a' } } },
        principal: { kind: 'operator' },
      },
    ]);
  });

  it('come over HTTP/2 with prior knowledge on the same port, which the Kinesis client speaks', async () => {
    const engine = fakeEngine('kinesis', () => ({ StreamNames: ['events'], HasMoreStreams: false }));
    const { url } = await start(engine);
    const kinesis = new KinesisClient(clientOf(url));
    const { StreamNames } = await kinesis.send(new ListStreamsCommand({}));
    expect(StreamNames).toEqual(['events']);
    kinesis.destroy();
  });

  it('carry bodies of several megabytes over HTTP/2', async () => {
    const engine = fakeEngine('kinesis', ({ input }) => ({
      StreamNames: [String(input.NextToken).slice(0, 3)],
    }));
    const kinesis = new KinesisClient(clientOf((await start(engine)).url));
    const { StreamNames } = await kinesis.send(new ListStreamsCommand({ NextToken: 'x'.repeat(4_000_000) }));
    expect(StreamNames).toEqual(['xxx']);
    kinesis.destroy();
  });
});

describe('errors', () => {
  it('keep their type and members in the SDK', async () => {
    const engine = fakeEngine('dynamodb', () => {
      throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed', 400, {
        Item: { pk: { S: 'old' } },
      });
    });
    const client = new DynamoDBClient(clientOf((await start(engine)).url));
    const error = await client.send(new PutItemCommand(ITEM)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ message: 'The conditional request failed', Item: { pk: { S: 'old' } } });
  });

  it('of SQS carry the old code beside the new one', async () => {
    const engine = fakeEngine('sqs', () => {
      throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    });
    const { url } = await start(engine);
    const client = new SQSClient(clientOf(url));
    const send = client.send(new SendMessageCommand({ QueueUrl: `${url}/1/q`, MessageBody: 'x' }));
    const error = await send.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueueDoesNotExist);
    expect(error).toMatchObject({ Code: 'AWS.SimpleQueueService.NonExistentQueue' });
  });

  it('of an engine itself are 500, which the SDK retries', async () => {
    let failures = 1;
    const engine = fakeEngine('dynamodb', () => {
      if (failures-- > 0) throw new TypeError('a bug');
      return {};
    });
    const client = new DynamoDBClient({ ...clientOf((await start(engine)).url), maxAttempts: 2 });
    await client.send(new PutItemCommand(ITEM));
    expect(engine.calls).toHaveLength(2);
  });

  it('say that a service is not emulated', async () => {
    const client = new DynamoDBClient(clientOf((await start(fakeEngine('sqs', () => ({})))).url));
    await expect(client.send(new PutItemCommand(ITEM))).rejects.toThrow('no engine for dynamodb');
  });
});

describe('a region that is down', () => {
  it('answers 503 until it is up again, and the others go on', async () => {
    const engine = fakeEngine('dynamodb', () => ({}));
    const faults = createFaultBoard();
    const { url } = await start(engine, undefined, faults);
    faults.change({ regions: { 'eu-west-1': 'down' } });
    const put = (region: string) =>
      new DynamoDBClient(clientOf(url, 'dummy', region)).send(new PutItemCommand(ITEM));
    await expect(put('eu-west-1')).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      $metadata: { httpStatusCode: 503 },
    });
    await put('us-east-1');
    faults.reset();
    await put('eu-west-1');
    expect(engine.calls.map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1']);
  });
});

describe('a body that is none', () => {
  it.each(['{', '[]', 'null'])('is refused before the engine: %s', async (body) => {
    const engine = fakeEngine('dynamodb', () => ({}));
    const { url } = await start(engine);
    const headers = { authorization: signed(), 'x-amz-target': 'DynamoDB_20120810.PutItem' };
    const response = await fetch(url, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'com.amazonaws.dynamodb#SerializationException' });
    expect(engine.calls).toEqual([]);
  });

  it('is of clients of SQS too old for its JSON, who are told so', async () => {
    const { url } = await start(fakeEngine('sqs', () => ({})));
    const headers = {
      authorization: signed('sqs'),
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    };
    const response = await fetch(url, { method: 'POST', headers, body: 'Action=ListQueues' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('such as AWS CLI 2.14') });
  });
});

test('a port that another program has is told in a sentence', async () => {
  const other = await serveLoopback(0);
  const starting = startWireFront({
    port: other.port,
    accounts: createKeyRing(),
    allow: () => true,
    engines: [],
    faults: createFaultBoard(),
  });
  const refusal = await starting.then(() => 'none', String);
  await other.close(0);
  expect(refusal).toContain(`Port ${other.port} on 127.0.0.1 is taken by another program.`);
});
