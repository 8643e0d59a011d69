import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../../../local/engines/engine.ts';
import { functionOf, functionsOf, REGION, stopAll } from './functions-fixture.ts';
import {
  consumedBy,
  mappedQueue,
  QUEUE_ARN,
  type SqsRecord,
  stopMappings,
  until,
} from './mapping-fixture.ts';

afterEach(async () => {
  await stopMappings();
  await stopAll();
});

function bodiesOf(batches: readonly SqsRecord[][]): string[] {
  return batches.flat().map(({ body }) => body);
}

function receivesOf(attributes: unknown): number {
  return Number((attributes as Record<string, string>).ApproximateReceiveCount);
}

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

  test('leaves exactly what the function reports, and hands it over again after its visibility timeout', async () => {
    const batches: SqsRecord[][] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => {
        batches.push(records);
        const bad = records.filter(({ body, attributes }) => body === 'bad' && receivesOf(attributes) === 1);
        return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      }),
      { VisibilityTimeout: 1 },
    );
    await queue.send('good', 'bad');
    queue.start();
    await until(async () => batches.flat().length === 3 && (await queue.left()) === 0);
    expect(bodiesOf(batches).sort()).toEqual(['bad', 'bad', 'good']);
    expect(receivesOf(batches.at(-1)?.[0]?.attributes)).toBe(2);
  });

  test.each<[string, unknown]>([
    ['an identifier that is not of the batch', { batchItemFailures: [{ itemIdentifier: 'nobody' }] }],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a failure without an identifier', { batchItemFailures: [{ id: 'x' }] }],
    ['failures that are no list', { batchItemFailures: 'all' }],
    ['something that is no object', 'fine'],
    ['an error', new Error('broken')],
  ])('fails the whole batch where the function answers with %s', async (_, answer) => {
    const batches: SqsRecord[][] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => {
        batches.push(records);
        return answer;
      }),
    );
    await queue.send('a');
    queue.start();
    await until(() => batches.length === 1);
    await sleep(50);
    expect(await queue.left()).toBe(1);
  });

  test('ignores what a function reports that was never asked to report', async () => {
    const queue = await mappedQueue(
      { FunctionResponseTypes: [] },
      consumedBy((records) => ({
        batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })),
      })),
    );
    await queue.send('a');
    queue.start();
    await until(async () => (await queue.left()) === 0);
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

  test('tries a throttled batch again', async () => {
    let tries = 0;
    const queue = await mappedQueue(
      {},
      {
        invoke: async () => {
          if (++tries < 3) throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
          return { requestId: 'r', payload: 'null', coldStart: false, durationMs: 1 };
        },
      },
    );
    await queue.send('a');
    queue.start();
    await until(async () => (await queue.left()) === 0);
    expect(tries).toBe(3);
  });

  test('gives no message up for a throttle or a batch that is done in part', async () => {
    const bodies: string[] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => void bodies.push(...records.map(({ body }) => body))),
    );
    const texts = Array.from({ length: 20 }, (_, at) => `${at}`);
    await queue.send(...texts);
    queue.faults.change({ seed: 2, throttle: { sqs: 0.3 }, partial: { sqs: 0.3 } });
    queue.start();
    await until(() => bodies.length === texts.length);
    queue.faults.reset();
    await until(async () => (await queue.left()) === 0);
    expect(bodies.sort()).toEqual([...texts].sort());
    expect(queue.faults.countsOf(REGION)).toMatchObject({
      sqsThrottled: expect.any(Number),
      sqsPartial: expect.any(Number),
    });
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

  test('works on the messages of a crashed environment again', async () => {
    const source = `
      export const handler = async ({ Records }) => {
        if (Records[0].attributes.ApproximateReceiveCount === '1') process.exit(1);
        console.log('worked on ' + Records.map(({ body }) => body));
        return { batchItemFailures: [] };
      };`;
    const { functions, lines } = functionsOf([functionOf('app-apply', source)]);
    const queue = await mappedQueue({}, functions, { VisibilityTimeout: 3 });
    await queue.send('a');
    queue.start();
    await until(async () => (await queue.left()) === 0);
    expect(lines.filter(({ source: from }) => from === 'stdout').map(({ text }) => text)).toEqual([
      'worked on a',
    ]);
  });
});
