import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Principal } from '../../../../local/engines/engine.ts';
import { createSqsEngine, type SqsEngine } from '../../../../local/engines/sqs/sqs-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

const QUEUE = 'AWS::SQS::Queue';
const OPERATOR: Principal = { kind: 'operator' };
const arn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
const redriveTo = (name: string, maxReceiveCount: number) => ({
  RedrivePolicy: { deadLetterTargetArn: arn(name), maxReceiveCount },
});

let engine: SqsEngine;
let front: WireFront;
let sqs: SQSClient;

beforeEach(async () => {
  const faults = createFaultBoard();
  engine = createSqsEngine({ faults });
  front = await startWireFront({
    port: 0,
    accounts: createKeyRing(),
    allow: () => true,
    engines: [engine],
    faults,
  });
  engine.setBaseUrl(front.url);
  sqs = clientIn(REGION);
  await engine.provision(resource(QUEUE, 'dead'));
  await engine.provision(resource(QUEUE, 'q', redriveTo('dead', 1)));
});
afterEach(async () => {
  sqs.destroy();
  await front.close();
  await engine.close();
});

function clientIn(region: string, options = {}): SQSClient {
  const credentials = { accessKeyId: 'dummy', secretAccessKey: 'dummy' };
  return new SQSClient({ endpoint: front.url, region, credentials, maxAttempts: 1, ...options });
}

const urlOf = (name: string) => `${front.url}/${ACCOUNT}/${name}`;
const send = (MessageBody: string, options = {}) =>
  sqs.send(new SendMessageCommand({ QueueUrl: urlOf('q'), MessageBody, ...options }));

async function receive(options: Partial<ReceiveMessageCommandInput> = {}) {
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: urlOf('q'),
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
      ...options,
    }),
  );
  return Messages ?? [];
}

describe('a message', () => {
  it('comes back with body, attributes, trace header and count, and is gone once deleted', async () => {
    const before = Date.now();
    await send('grüße 🎉', {
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'greeting' } },
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-x' } },
    });
    const [message] = await receive({ MessageAttributeNames: ['All'] });
    expect(message?.Body).toBe('grüße 🎉');
    expect(message?.MessageAttributes?.kind?.StringValue).toBe('greeting');
    expect(message?.Attributes).toMatchObject({ AWSTraceHeader: 'Root=1-x', ApproximateReceiveCount: '1' });
    expect(Number(message?.Attributes?.SentTimestamp)).toBeGreaterThanOrEqual(before);
    expect(Number(message?.Attributes?.ApproximateFirstReceiveTimestamp)).toBeGreaterThanOrEqual(before);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: urlOf('q'), ReceiptHandle: message?.ReceiptHandle }));
    expect(engine.depths(REGION).find(({ queue }) => queue === 'q')).toMatchObject({
      visible: 0,
      inFlight: 0,
    });
  });

  it('is in flight until its visibility timeout ends, then comes again with a higher count', async () => {
    await engine.provision(resource(QUEUE, 'q'));
    await send('x');
    expect(await receive({ VisibilityTimeout: 1 })).toHaveLength(1);
    expect(await receive()).toEqual([]);
    const [again] = await receive({ WaitTimeSeconds: 3 });
    expect(again).toMatchObject({ Body: 'x', Attributes: { ApproximateReceiveCount: '2' } });
  });

  it('becomes visible at once when its timeout is changed to 0', async () => {
    await engine.provision(resource(QUEUE, 'q'));
    await send('x');
    const [message] = await receive();
    const change = { QueueUrl: urlOf('q'), ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 };
    await sqs.send(new ChangeMessageVisibilityCommand(change));
    expect((await receive())[0]?.Attributes?.ApproximateReceiveCount).toBe('2');
  });

  it('wakes a poll that waits for it', async () => {
    const poll = receive({ WaitTimeSeconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await send('x');
    expect(await poll).toHaveLength(1);
  });

  it('that is delayed is counted as such and not received', async () => {
    await send('x', { DelaySeconds: 60 });
    expect(await receive()).toEqual([]);
    expect(engine.depths(REGION).find(({ queue }) => queue === 'q')).toMatchObject({
      delayed: 1,
      visible: 0,
    });
  });

  it('with a character that XML has not is refused', async () => {
    await expect(send('\u0000')).rejects.toMatchObject({ name: 'InvalidMessageContents' });
  });

  it('is forgotten after the retention period', async () => {
    await engine.provision(resource(QUEUE, 'q', { MessageRetentionPeriod: 60 }));
    await send('x');
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
    const call = {
      region: REGION,
      principal: OPERATOR,
      operation: 'ReceiveMessage',
      input: { QueueUrl: '/1/q' },
    };
    expect(await engine.call(call)).toEqual({});
    now.mockRestore();
  });
});

describe('a batch', () => {
  it('succeeds entry by entry, and fails the bad one alone', async () => {
    const Entries = [
      { Id: 'good', MessageBody: 'x' },
      { Id: 'bad', MessageBody: '\uFFFF' },
    ];
    const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl: urlOf('q'), Entries }));
    expect(sent.Successful).toMatchObject([{ Id: 'good' }]);
    expect(sent.Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true }]);
  });

  it.each([
    ['EmptyBatchRequest', []],
    [
      'TooManyEntriesInBatchRequest',
      Array.from({ length: 11 }, (_, i) => ({ Id: `${i}`, MessageBody: 'x' })),
    ],
    ['BatchEntryIdsNotDistinct', ['a', 'a'].map((Id) => ({ Id, MessageBody: 'x' }))],
    ['InvalidBatchEntryId', [{ Id: 'a b', MessageBody: 'x' }]],
    ['BatchRequestTooLong', ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) }))],
  ])('is refused with %s', async (name, Entries) => {
    const sending = sqs.send(new SendMessageBatchCommand({ QueueUrl: urlOf('q'), Entries }));
    await expect(sending).rejects.toMatchObject({ name });
  });
});

describe('dead letters', () => {
  it('are what was received too often, with their body and age, and can be moved back', async () => {
    const { MessageId } = await send('poison');
    expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    expect(await receive()).toEqual([]);
    const [letter] = await receive({ QueueUrl: urlOf('dead'), VisibilityTimeout: 0 });
    expect(letter).toMatchObject({ MessageId, Body: 'poison' });
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn('dead') }));
    const [redriven] = await receive();
    expect(redriven).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
  });

  it('name the queues that they come from', async () => {
    const { queueUrls } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: urlOf('dead') }));
    expect(queueUrls).toEqual([urlOf('q')]);
  });
});

describe('queues', () => {
  it('are told by the URL that clients reach, with and without useQueueUrlAsEndpoint', async () => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'q' }));
    expect(QueueUrl).toBe(urlOf('q'));
    const byEndpoint = clientIn(REGION, { useQueueUrlAsEndpoint: false });
    await byEndpoint.send(
      new SendMessageCommand({ QueueUrl: `http://elsewhere:1/${ACCOUNT}/q`, MessageBody: 'x' }),
    );
    expect(await receive()).toHaveLength(1);
  });

  it('belong to one region each', async () => {
    await engine.provision(resource(QUEUE, 'q', {}, 'us-east-1'));
    await send('x');
    expect(engine.depths('us-east-1')).toMatchObject([{ queue: 'q', visible: 0 }]);
    const { QueueUrls } = await clientIn('ap-northeast-1').send(new ListQueuesCommand({}));
    expect(QueueUrls ?? []).toEqual([]);
  });

  it('show the attributes of their template', async () => {
    await engine.provision(resource(QUEUE, 'q', { ...redriveTo('dead', 20), VisibilityTimeout: 180 }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: urlOf('q'), AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({ QueueArn: arn('q'), VisibilityTimeout: '180' });
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toEqual(redriveTo('dead', 20).RedrivePolicy);
  });

  it('with a property that the local cloud does not know fail the start', async () => {
    const provisioning = engine.provision(resource(QUEUE, 'q', { Sharding: 3 }));
    await expect(provisioning).rejects.toThrow('Queue q-id has Sharding');
  });

  it('may be created again as they are, not otherwise', async () => {
    const create = (seconds: string) =>
      sqs.send(new CreateQueueCommand({ QueueName: 'new', Attributes: { DelaySeconds: seconds } }));
    expect((await create('5')).QueueUrl).toBe(urlOf('new'));
    await create('5');
    await expect(create('6')).rejects.toMatchObject({ name: 'QueueNameExists' });
  });

  it('can be purged', async () => {
    await send('x');
    await sqs.send(new PurgeQueueCommand({ QueueUrl: urlOf('q') }));
    expect(await receive()).toEqual([]);
  });

  it('need the permission for one message for a batch', () => {
    const input = { QueueUrl: urlOf('q') };
    const call = { region: REGION, principal: OPERATOR, operation: 'SendMessageBatch', input };
    expect(engine.access(call)).toEqual([{ action: 'sqs:SendMessage', resource: arn('q') }]);
  });
});

describe('a clean stop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sqs-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const call = (target: SqsEngine, operation: string, input: object) =>
    target.call({ region: REGION, principal: OPERATOR, operation, input: { QueueUrl: '/1/kept', ...input } });

  it('keeps queued, delayed and in-flight messages, and those in flight come back when their time is over', async () => {
    const first = createSqsEngine({ folder });
    await first.provision(resource(QUEUE, 'kept'));
    await call(first, 'SendMessage', { MessageBody: 'in flight' });
    await call(first, 'ReceiveMessage', { VisibilityTimeout: 30 });
    await call(first, 'SendMessage', { MessageBody: 'queued' });
    await call(first, 'SendMessage', { MessageBody: 'delayed', DelaySeconds: 600 });
    await first.close();

    const second = createSqsEngine({ folder });
    await second.provision(resource(QUEUE, 'kept'));
    expect(second.depths(REGION)).toMatchObject([{ queue: 'kept', visible: 1, inFlight: 1, delayed: 1 }]);
    const all = { MaxNumberOfMessages: 10, AttributeNames: ['All'] };
    expect(await call(second, 'ReceiveMessage', all)).toMatchObject({ Messages: [{ Body: 'queued' }] });
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31_000);
    expect(await call(second, 'ReceiveMessage', all)).toMatchObject({
      Messages: expect.arrayContaining([
        expect.objectContaining({
          Body: 'in flight',
          Attributes: expect.objectContaining({ ApproximateReceiveCount: '2' }),
        }),
      ]),
    });
    now.mockRestore();
    await second.close();
  });
});

describe('under load', () => {
  it('passes 10,000 messages, each once', async () => {
    const call = (operation: string, input: object) =>
      engine.call({ region: REGION, principal: OPERATOR, operation, input: { QueueUrl: '/1/q', ...input } });
    for (let i = 0; i < 1_000; i++) {
      const Entries = Array.from({ length: 10 }, (_, j) => ({ Id: `${j}`, MessageBody: `${i * 10 + j}` }));
      await call('SendMessageBatch', { Entries });
    }
    const bodies = new Set<string>();
    for (let i = 0; i < 1_000; i++) {
      const { Messages } = (await call('ReceiveMessage', { MaxNumberOfMessages: 10 })) as {
        Messages: { Body: string; ReceiptHandle: string }[];
      };
      for (const { Body } of Messages) bodies.add(Body);
      const Entries = Messages.map(({ ReceiptHandle }, j) => ({ Id: `${j}`, ReceiptHandle }));
      await call('DeleteMessageBatch', { Entries });
    }
    expect(bodies.size).toBe(10_000);
    expect(engine.depths(REGION).find(({ queue }) => queue === 'q')).toMatchObject({
      visible: 0,
      inFlight: 0,
    });
  });

  it('deletes in batches over the wire', async () => {
    await Promise.all(['a', 'b', 'c'].map((body) => send(body)));
    const Entries = (await receive()).map(({ ReceiptHandle }, i) => ({ Id: `${i}`, ReceiptHandle }));
    const { Successful } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: urlOf('q'), Entries }));
    expect(Successful).toHaveLength(3);
  });
});
