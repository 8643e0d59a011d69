import { request } from 'node:http';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { QueueDoesNotExist, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AwsError, type Engine, type Principal } from '../../../../local/engines/engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import type { Authorize, CallRecord } from '../../../../local/engines/wire/gate.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard, type WritableFaultBoard } from '../../../../local/faults/fault-board.ts';
import { serveLoopback } from '../../../../local/loopback/serve.ts';
import { fakeEngine } from './fake-engine.ts';

const APPLY: Principal = {
  kind: 'role',
  roleArn: 'arn:aws:iam::123456789012:role/apply-role',
  functionName: 'meridian-apply',
};
const ITEM = { TableName: 'T', Item: { pk: { S: 'a' } } };
const anyone: Authorize = () => true;

let front: WireFront | undefined;
let faults: WritableFaultBoard;
const keys = createKeyRing();

beforeEach(() => {
  faults = createFaultBoard();
});
afterEach(() => front?.close());

async function start(engine: Engine, allow: Authorize = anyone): Promise<WireFront> {
  front = await startWireFront({ port: 0, accounts: keys, allow, engines: [engine], faults });
  return front;
}

function clientOf(url: string, accessKeyId = 'dummy', region = 'eu-west-1') {
  const credentials = { accessKeyId, secretAccessKey: 'secret' };
  return { endpoint: url, region, credentials, maxAttempts: 1 };
}

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

  it('of functions are counted for their region, whatever came of them', async () => {
    const { url, exchangesIn } = await start(fakeEngine('dynamodb', () => ({})));
    const { accessKeyId } = keys.issue(APPLY);
    const get = new GetItemCommand({ TableName: 'T', Key: { pk: { S: 'a' } } });
    const send = new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' });
    await new DynamoDBClient(clientOf(url)).send(get);
    await new DynamoDBClient(clientOf(url, accessKeyId)).send(get);
    await expect(new SQSClient(clientOf(url, accessKeyId)).send(send)).rejects.toThrow('no engine for sqs');
    await new DynamoDBClient(clientOf(url, accessKeyId, 'us-east-1')).send(get);
    expect(['eu-west-1', 'us-east-1', 'ap-northeast-1'].map(exchangesIn)).toEqual([2, 1, 0]);
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

describe('who calls', () => {
  const putsItems = (resource: string) =>
    fakeEngine(
      'dynamodb',
      () => ({}),
      () => [{ action: 'dynamodb:PutItem', resource }],
    );
  const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/T';

  it('is the role to which an issued key belongs, and IAM is asked about it', async () => {
    const engine = putsItems(table);
    const asked: unknown[] = [];
    const { url } = await start(engine, (...question) => asked.push(question) > 0);
    const client = new DynamoDBClient(clientOf(url, keys.issue(APPLY).accessKeyId));
    await client.send(new PutItemCommand(ITEM));
    expect(asked).toEqual([[APPLY, { action: 'dynamodb:PutItem', resource: table }, 'eu-west-1']]);
    expect(engine.calls[0]?.principal).toBe(APPLY);
  });

  it("is told in AWS's words what its role lacks, and the engine does nothing", async () => {
    const engine = putsItems(table);
    const { url } = await start(engine, () => false);
    const client = new DynamoDBClient(clientOf(url, keys.issue(APPLY).accessKeyId));
    await expect(client.send(new PutItemCommand(ITEM))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
      message:
        'User: arn:aws:sts::123456789012:assumed-role/apply-role/meridian-apply is not authorized to perform: ' +
        `dynamodb:PutItem on resource: ${table} because no identity-based policy allows the dynamodb:PutItem action`,
    });
    expect(engine.calls).toEqual([]);
  });

  it('is the operator with any other key, whom no policy binds', async () => {
    const { url } = await start(putsItems(table), () => false);
    await new DynamoDBClient(clientOf(url, 'AKIAIOSFODNN7EXAMPLE')).send(new PutItemCommand(ITEM));
  });

  it.each(['AKIALOCALFORGED', 'revoked'])(
    'is nobody with a key that was not issued or is gone: %s',
    async (key) => {
      const { accessKeyId } = keys.issue(APPLY);
      keys.revoke(accessKeyId);
      const { url } = await start(putsItems(table));
      const client = new DynamoDBClient(clientOf(url, key === 'revoked' ? accessKeyId : key));
      await expect(client.send(new PutItemCommand(ITEM))).rejects.toMatchObject({
        name: 'UnrecognizedClientException',
      });
    },
  );

  it('must sign', async () => {
    const { url } = await start(putsItems(table));
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' },
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });
});

describe('a foreign page', () => {
  it.each([
    { host: 'evil.example' },
    { host: 'localhost', origin: 'https://evil.example' },
    { host: '127.0.0.1.evil.example' },
  ])('is refused: %j', async (headers) => {
    const engine = fakeEngine('dynamodb', () => ({}));
    const { url } = await start(engine);
    expect(await statusOf(url, { ...headers, authorization: signed(), 'x-amz-target': 'D.PutItem' })).toBe(
      403,
    );
    expect(engine.calls).toEqual([]);
  });

  it.each([{ host: 'localhost' }, { host: '123456789012.localhost:80', origin: 'http://localhost:3000' }])(
    'is told from a page of this machine: %j',
    async (headers) => {
      const { url } = await start(fakeEngine('dynamodb', () => ({})));
      expect(await statusOf(url, { ...headers, authorization: signed(), 'x-amz-target': 'D.PutItem' })).toBe(
        200,
      );
    },
  );
});

describe('a region that is down', () => {
  it('answers 503 until it is up again, and the others go on', async () => {
    const engine = fakeEngine('dynamodb', () => ({}));
    const { url } = await start(engine);
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

describe('an observer', () => {
  it('hears of each call with its outcome', async () => {
    const engine = fakeEngine('dynamodb', ({ input }) => {
      if (input.TableName === 'T') return {};
      throw new AwsError('ResourceNotFoundException', 'no such table');
    });
    const wire = await start(engine);
    const heard: CallRecord[] = [];
    wire.afterCall((record) => void heard.push(record));
    const client = new DynamoDBClient(clientOf(wire.url));
    await client.send(new PutItemCommand(ITEM));
    await expect(client.send(new PutItemCommand({ ...ITEM, TableName: 'U' }))).rejects.toThrow(
      'no such table',
    );
    const common = { region: 'eu-west-1', service: 'dynamodb', operation: 'PutItem' };
    expect(heard).toMatchObject([common, { ...common, errorCode: 'ResourceNotFoundException' }]);
    expect(heard[0]).not.toHaveProperty('errorCode');
  });

  it('runs after the engine did its work and can keep the answer from the caller', async () => {
    const engine = fakeEngine('dynamodb', () => ({}));
    const wire = await start(engine);
    wire.afterCall(() => Promise.reject(new Error('the environment is dead')));
    await expect(new DynamoDBClient(clientOf(wire.url)).send(new PutItemCommand(ITEM))).rejects.toThrow();
    expect(engine.calls).toHaveLength(1);
  });

  it('keeps it from a caller over HTTP/2 as well', async () => {
    const engine = fakeEngine('kinesis', () => ({ StreamNames: [] }));
    const wire = await start(engine);
    wire.afterCall(() => {
      throw new Error('the environment is dead');
    });
    const kinesis = new KinesisClient(clientOf(wire.url));
    await expect(kinesis.send(new ListStreamsCommand({}))).rejects.toThrow();
    expect(engine.calls).toHaveLength(1);
    kinesis.destroy();
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

function signed(service = 'dynamodb'): string {
  return `AWS4-HMAC-SHA256 Credential=dummy/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

/** fetch would not let a caller set Host. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end('{}');
  });
}

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
