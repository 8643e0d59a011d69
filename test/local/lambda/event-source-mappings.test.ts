import { setTimeout as sleep } from 'node:timers/promises';
import { fedFunctions } from '../../../local/lambda/event-source-mappings.ts';
import { REGION } from './functions-fixture.ts';
import {
  bodiesOf,
  consumedBy,
  mappedQueue,
  QUEUE_ARN,
  resource,
  type SqsRecord,
  stopBoth,
  until,
} from './mapping-fixture.ts';

afterEach(stopBoth);

test('the functions that queues and streams feed are those of enabled mappings, whatever alias they name', () => {
  const arn = 'arn:aws:lambda:eu-west-1:111111111111:function:app-relay:live';
  const fed = fedFunctions([
    resource('AWS::Lambda::EventSourceMapping', { FunctionName: 'app-apply' }),
    resource('AWS::Lambda::EventSourceMapping', { FunctionName: arn }),
    resource('AWS::Lambda::EventSourceMapping', { FunctionName: 'app-off', Enabled: false }),
    resource('AWS::Lambda::Permission', { FunctionName: 'app-read' }),
  ]);
  expect([...fed]).toEqual(['app-apply', 'app-relay']);
});

describe('a mapping from a queue', () => {
  test('hands over records as Lambda does and deletes what succeeded', async () => {
    const batches: SqsRecord[][] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => void batches.push(records)),
    );
    await queue.call('SendMessage', {
      MessageBody: '{"a":1}',
      MessageAttributes: { trace: { DataType: 'String', StringValue: 'on' } },
    });
    queue.start();
    await until(async () => batches.length > 0 && (await queue.left()) === 0);
    expect(batches[0]).toEqual([
      {
        messageId: expect.any(String),
        receiptHandle: expect.any(String),
        body: '{"a":1}',
        attributes: expect.objectContaining({
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
        }),
        messageAttributes: {
          trace: { dataType: 'String', stringValue: 'on', stringListValues: [], binaryListValues: [] },
        },
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventSource: 'aws:sqs',
        eventSourceARN: QUEUE_ARN,
        awsRegion: REGION,
      },
    ]);
  });

  test('collects more than ten messages while its window is open', async () => {
    const batches: SqsRecord[][] = [];
    const mapping = {
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 1 },
    };
    const queue = await mappedQueue(
      mapping,
      consumedBy((records) => void batches.push(records)),
    );
    await queue.send(...Array.from({ length: 25 }, (_, i) => String(i)));
    queue.start();
    await until(() => batches.flat().length === 25);
    expect(batches.length).toBe(1);
  });

  test('never hands over more than the batch size, nor more batches at once than its concurrency', async () => {
    let atOnce = 0;
    const seen = { sizes: [] as number[], most: 0 };
    const queue = await mappedQueue(
      { BatchSize: 5, ScalingConfig: { MaximumConcurrency: 3 } },
      consumedBy(async (records) => {
        seen.most = Math.max(seen.most, ++atOnce);
        seen.sizes.push(records.length);
        await sleep(30);
        atOnce--;
      }),
    );
    await queue.send(...Array.from({ length: 60 }, (_, i) => String(i)));
    queue.start();
    await until(async () => (await queue.left()) === 0);
    expect(Math.max(...seen.sizes)).toBeLessThanOrEqual(5);
    expect(seen.most).toBe(3);
  });

  test('splits what does not fit into one payload', async () => {
    const batches: SqsRecord[][] = [];
    const mapping = {
      BatchSize: 50,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 1 },
    };
    const queue = await mappedQueue(
      mapping,
      consumedBy((records) => void batches.push(records)),
    );
    await queue.send(...Array.from({ length: 9 }, () => 'x'.repeat(900_000)));
    queue.start();
    await until(() => batches.flat().length === 9);
    const sizes = batches.map((records) => Buffer.byteLength(JSON.stringify({ Records: records })));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6 * 1024 * 1024);
    expect(batches.length).toBeGreaterThan(1);
  });

  test('deletes what its filter does not want', async () => {
    const batches: SqsRecord[][] = [];
    const Pattern = JSON.stringify({ body: { kind: [{ prefix: 'or' }], count: [{ numeric: ['>', 1] }] } });
    const queue = await mappedQueue(
      { FilterCriteria: { Filters: [{ Pattern }] } },
      consumedBy((records) => void batches.push(records)),
    );
    await queue.send('{"kind":"order","count":2}', '{"kind":"order","count":1}', '{"kind":"other"}', 'text');
    queue.start();
    await until(async () => (await queue.left()) === 0);
    expect(bodiesOf(batches)).toEqual(['{"kind":"order","count":2}']);
  });

  test('says that its role may not receive, and harms nothing else', async () => {
    const queue = await mappedQueue(
      {},
      consumedBy(() => null),
      {
        allow: (_, { action }) => action !== 'sqs:ReceiveMessage',
      },
    );
    await queue.send('a');
    queue.start();
    await until(() => queue.lines.length > 0);
    expect(queue.lines[0]?.text).toMatch(/AccessDenied.*sqs:ReceiveMessage/);
    expect(await queue.left()).toBe(1);
  });

  test('rests while its region is down', async () => {
    const batches: SqsRecord[][] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => void batches.push(records)),
    );
    await queue.send('a');
    queue.faults.change({ regions: { [REGION]: 'down' } });
    queue.start();
    await sleep(300);
    expect(batches).toEqual([]);
    queue.faults.change({ regions: {} });
    await until(() => batches.length === 1);
  });

  test('stops within two seconds and leaves unfinished messages visible', async () => {
    const queue = await mappedQueue(
      { ScalingConfig: { MaximumConcurrency: 2 } },
      consumedBy(async () => {
        await sleep(300);
        return new Error('killed by the stop');
      }),
    );
    await queue.send('a');
    const mappings = queue.start();
    await sleep(100);
    const began = performance.now();
    await mappings.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    const { Messages } = await queue.call('ReceiveMessage', { WaitTimeSeconds: 0 });
    expect(Messages).toHaveLength(1);
  });

  test.each([
    [{ EventSourceArn: 'arn:aws:iot:eu-west-1:1:topic/x' }, /resource Thing: .* cannot map arn:aws:iot/],
    [{ BatchSize: 500 }, /BatchSize is 500; allowed is 1 to 10/],
    [{ FunctionName: 'app-nobody' }, /no function app-nobody in eu-west-1/],
    [{ FilterCriteria: { Filters: [{ Pattern: '{"body":[{"cidr":"10.0.0.0\\/8"}]}' }] } }, /rule .*cidr/],
  ])('fails the start with a sentence for %j', async (mapping, message) => {
    const queue = await mappedQueue(
      mapping,
      consumedBy(() => null),
    );
    expect(() => queue.start()).toThrow(message);
  });
});
