import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { REGION, resource } from '../resource.ts';
import { endAll, OPERATOR, QUEUE, served } from './sqs-fixture.ts';

afterEach(endAll);

describe('a message', () => {
  it('comes back with body, attributes, trace header and count, and is gone once deleted', async () => {
    const { engine, sqs, urlOf, send, receive } = await served();
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
    const { engine, send, receive } = await served();
    await engine.provision(resource(QUEUE, 'q'));
    await send('x');
    expect(await receive({ VisibilityTimeout: 1 })).toHaveLength(1);
    expect(await receive()).toEqual([]);
    const [again] = await receive({ WaitTimeSeconds: 3 });
    expect(again).toMatchObject({ Body: 'x', Attributes: { ApproximateReceiveCount: '2' } });
  });

  it('becomes visible at once when its timeout is changed to 0', async () => {
    const { engine, sqs, urlOf, send, receive } = await served();
    await engine.provision(resource(QUEUE, 'q'));
    await send('x');
    const [message] = await receive();
    const change = { QueueUrl: urlOf('q'), ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 };
    await sqs.send(new ChangeMessageVisibilityCommand(change));
    expect((await receive())[0]?.Attributes?.ApproximateReceiveCount).toBe('2');
  });

  it('wakes a poll that waits for it', async () => {
    const { send, receive } = await served();
    const poll = receive({ WaitTimeSeconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await send('x');
    expect(await poll).toHaveLength(1);
  });

  it('that is delayed is counted as such and not received', async () => {
    const { engine, send, receive } = await served();
    await send('x', { DelaySeconds: 60 });
    expect(await receive()).toEqual([]);
    expect(engine.depths(REGION).find(({ queue }) => queue === 'q')).toMatchObject({
      delayed: 1,
      visible: 0,
    });
  });

  it('with a character that XML has not is refused', async () => {
    const { send } = await served();
    await expect(send('\u0000')).rejects.toMatchObject({ name: 'InvalidMessageContents' });
  });

  it('is forgotten after the retention period', async () => {
    const { engine, send } = await served();
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
    const { sqs, urlOf } = await served();
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
    const { sqs, urlOf } = await served();
    const sending = sqs.send(new SendMessageBatchCommand({ QueueUrl: urlOf('q'), Entries }));
    await expect(sending).rejects.toMatchObject({ name });
  });
});

describe('under load', () => {
  it('passes 10,000 messages, each once', async () => {
    const { engine } = await served();
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
    const { sqs, urlOf, send, receive } = await served();
    await Promise.all(['a', 'b', 'c'].map((body) => send(body)));
    const Entries = (await receive()).map(({ ReceiptHandle }, i) => ({ Id: `${i}`, ReceiptHandle }));
    const { Successful } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: urlOf('q'), Entries }));
    expect(Successful).toHaveLength(3);
  });
});
