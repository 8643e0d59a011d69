import { request } from 'node:http';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { fakeEngine } from './fake-engine.ts';
import { APPLY, clientOf, closeAll, ITEM, keys, signed, start } from './wire-fixture.ts';

afterEach(closeAll);

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

  it('is counted for its region if it is a function, whatever came of the call', async () => {
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
