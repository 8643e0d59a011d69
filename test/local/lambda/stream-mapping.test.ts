import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../../../local/engines/engine.ts';
import { REGION } from './functions-fixture.ts';
import { until } from './mapping-fixture.ts';
import {
  type ChangeRecord,
  closeStreams,
  FAILURE_QUEUE_ARN,
  mappedStream,
  STREAM_ARN,
  streamConsumer,
} from './stream-fixture.ts';

afterEach(closeStreams);

function keysOf(batches: readonly (readonly ChangeRecord[])[]): string[][] {
  return batches.map((records) => records.map(({ dynamodb }) => dynamodb.Keys.pk.S));
}

/** Notes each batch; `answer` says what the function does with it. */
function noting(batches: ChangeRecord[][], answer: (records: ChangeRecord[]) => unknown = () => null) {
  return streamConsumer((records) => {
    batches.push(records);
    return answer(records);
  });
}

function reported(records: readonly (ChangeRecord | undefined)[]) {
  return {
    batchItemFailures: records.map((record) => ({ itemIdentifier: record?.dynamodb.SequenceNumber })),
  };
}

const failsOn = (bad: string) => (records: ChangeRecord[]) =>
  records.some(({ dynamodb }) => dynamodb.Keys.pk.S === bad) ? new Error(bad) : null;

describe('a mapping from a DynamoDB stream', () => {
  test('hands over records as Lambda does, with the permissions that Lambda asks for', async () => {
    const batches: ChangeRecord[][] = [];
    const stream = await mappedStream({}, noting(batches));
    await stream.put('a');
    stream.start();
    await until(() => batches.length > 0);
    expect(batches[0]).toEqual([
      {
        eventID: expect.any(String),
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        eventSourceARN: STREAM_ARN,
        awsRegion: REGION,
        dynamodb: expect.objectContaining({
          Keys: { pk: { S: 'a' }, sk: { S: 'a' } },
          NewImage: expect.objectContaining({ pk: { S: 'a' } }),
          SequenceNumber: expect.stringMatching(/^\d{21}$/),
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        }),
      },
    ]);
    expect(new Set(stream.asked)).toEqual(
      new Set([
        'dynamodb:ListStreams',
        'dynamodb:DescribeStream',
        'dynamodb:GetShardIterator',
        'dynamodb:GetRecords',
      ]),
    );
  });

  test('leaves out what came before it where it begins at LATEST', async () => {
    const batches: ChangeRecord[][] = [];
    const stream = await mappedStream({ StartingPosition: 'LATEST' }, noting(batches));
    await stream.put('before');
    stream.start();
    await until(() => stream.asked.includes('dynamodb:GetRecords'));
    await stream.put('after');
    await until(() => batches.length > 0);
    expect(keysOf(batches)).toEqual([['after']]);
  });

  test('reads nothing while nothing is written', async () => {
    const stream = await mappedStream({}, noting([]));
    stream.start();
    await until(() => stream.asked.includes('dynamodb:GetRecords'));
    await sleep(20);
    const reads = stream.asked.length;
    await sleep(300);
    expect(stream.asked.length).toBe(reads);
  });

  test('fills a batch while its window is open, and never beyond the batch size', async () => {
    const batches: ChangeRecord[][] = [];
    const mapping = { BatchSize: 4, MaximumBatchingWindowInSeconds: 1, StartingPosition: 'LATEST' };
    const stream = await mappedStream(mapping, noting(batches));
    stream.start();
    await until(() => stream.asked.includes('dynamodb:GetRecords'));
    await stream.put('a', 'b');
    await sleep(50);
    await stream.put('c', 'd', 'e');
    await until(() => batches.flat().length === 5);
    expect(keysOf(batches)).toEqual([['a', 'b', 'c', 'd'], ['e']]);
  });

  test('keeps the order of each item while batches of several items are at work at once', async () => {
    const seen: ChangeRecord[] = [];
    let atOnce = 0;
    let most = 0;
    const consumer = streamConsumer(async (records) => {
      most = Math.max(most, ++atOnce);
      await sleep(10);
      seen.push(...records);
      atOnce--;
    });
    const stream = await mappedStream({ BatchSize: 2, ParallelizationFactor: 4 }, consumer);
    for (let round = 0; round < 4; round++) await stream.put('a', 'b', 'c', 'd', 'e', 'f');
    stream.start();
    await until(() => seen.length === 24);
    expect(most).toBeGreaterThan(1);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const numbers = seen
        .filter(({ dynamodb }) => dynamodb.Keys.pk.S === key)
        .map(({ dynamodb }) => dynamodb.SequenceNumber);
      expect(numbers).toEqual([...numbers].sort());
    }
  });

  test('goes on at the first record that the function reports', async () => {
    const batches: ChangeRecord[][] = [];
    let isFirst = true;
    const answer = (records: ChangeRecord[]) => {
      const failed = isFirst ? [records[3], records[1]] : [];
      isFirst = false;
      return reported(failed);
    };
    const stream = await mappedStream(
      { FunctionResponseTypes: ['ReportBatchItemFailures'] },
      noting(batches, answer),
    );
    await stream.put('a', 'b', 'c', 'd');
    stream.start();
    await until(() => batches.length === 2);
    expect(keysOf(batches)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['b', 'c', 'd'],
    ]);
  });

  test('bisects a batch that fails, gives the bad record up and tells the queue, as AWS writes it', async () => {
    const batches: ChangeRecord[][] = [];
    const mapping = {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: FAILURE_QUEUE_ARN } },
    };
    const stream = await mappedStream(mapping, noting(batches, failsOn('bad')));
    await stream.put('a', 'b', 'bad', 'd');
    stream.start();
    await until(() => keysOf(batches).some((keys) => keys.join() === 'd'));
    expect(keysOf(batches)).toEqual([
      ['a', 'b', 'bad', 'd'],
      ['a', 'b'],
      ['bad', 'd'],
      ['bad'],
      ['bad'],
      ['d'],
    ]);
    const bad = batches[3]?.[0]?.dynamodb.SequenceNumber;
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
    expect(await stream.failures()).toEqual([
      {
        requestContext: {
          requestId: 'request',
          functionArn: `arn:aws:lambda:${REGION}:111111111111:function:app-relay`,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 4,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: time,
        DDBStreamBatchInfo: {
          shardId: expect.stringMatching(/^shardId-/),
          startSequenceNumber: bad,
          endSequenceNumber: bad,
          approximateArrivalOfFirstRecord: time,
          approximateArrivalOfLastRecord: time,
          batchSize: 1,
          streamArn: STREAM_ARN,
        },
      },
    ]);
  });

  test('tries again for ever where no limit is set', async () => {
    const batches: ChangeRecord[][] = [];
    const stream = await mappedStream(
      {},
      noting(batches, () => (batches.length < 4 ? new Error('not yet') : null)),
    );
    await stream.put('a');
    stream.start();
    await until(() => batches.length === 4);
    await stream.put('b');
    await until(() => batches.length === 5);
    expect(keysOf(batches).at(-1)).toEqual(['b']);
  });

  test('does not count a refused invocation against the record', async () => {
    let tries = 0;
    const stream = await mappedStream(
      { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: FAILURE_QUEUE_ARN } } },
      {
        invoke: async () => {
          if (++tries < 3) throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
          return { requestId: 'r', payload: 'null', coldStart: false, durationMs: 1 };
        },
      },
    );
    await stream.put('a');
    stream.start();
    await until(() => tries === 3);
    expect(await stream.failures()).toEqual([]);
  });

  test('hands over only what its filter wants', async () => {
    const batches: ChangeRecord[][] = [];
    const Pattern = JSON.stringify({
      eventName: ['INSERT'],
      dynamodb: { Keys: { pk: { S: [{ prefix: 'b' }] } } },
    });
    const stream = await mappedStream({ FilterCriteria: { Filters: [{ Pattern }] } }, noting(batches));
    await stream.put('a', 'b', 'b', 'bb');
    stream.start();
    await until(() => batches.flat().length === 2);
    expect(keysOf(batches).flat()).toEqual(['b', 'bb']);
  });

  test('goes on after a clean stop where it was, with what was not done', async () => {
    const batches: ChangeRecord[][] = [];
    const stream = await mappedStream({ BatchSize: 1 }, noting(batches, failsOn('b')));
    await stream.put('a', 'b', 'c');
    const mappings = stream.start();
    await until(() => batches.length > 1);
    await mappings.stop();
    await stream.put('d');
    batches.splice(0);
    stream.start();
    await until(() => batches.length > 0);
    expect(keysOf(batches)[0]).toEqual(['b']);
  });

  test('begins anew where nobody stopped it cleanly', async () => {
    const batches: ChangeRecord[][] = [];
    const stream = await mappedStream({}, noting(batches));
    await stream.put('a');
    stream.start();
    await until(() => batches.length === 1);
    stream.start();
    await until(() => batches.length === 2);
    expect(keysOf(batches)).toEqual([['a'], ['a']]);
  });

  test('rests while its region is down', async () => {
    const batches: ChangeRecord[][] = [];
    const stream = await mappedStream({}, noting(batches));
    await stream.put('a');
    stream.faults.change({ regions: { [REGION]: 'down' } });
    stream.start();
    await sleep(50);
    expect(batches).toEqual([]);
    stream.faults.change({ regions: {} });
    await until(() => batches.length === 1);
  });

  test('says that its role may not read the stream', async () => {
    const stream = await mappedStream({}, noting([]), (_, { action }) => action !== 'dynamodb:GetRecords');
    stream.start();
    await until(() => stream.lines.length > 0);
    expect(stream.lines[0]?.text).toMatch(
      /stream of events: .*not authorized to perform: dynamodb:GetRecords/,
    );
  });

  test.each([
    [{ StartingPosition: 'AT_TIMESTAMP' }, /StartingPosition is AT_TIMESTAMP; .* LATEST or TRIM_HORIZON/],
    [{ ParallelizationFactor: 11 }, /ParallelizationFactor is 11; allowed is 1 to 10/],
    [{ MaximumRecordAgeInSeconds: 59 }, /MaximumRecordAgeInSeconds is 59; allowed is 60 to 604800/],
    [
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:eu-west-1:1:topic' } } },
      /cannot tell arn:aws:sns:eu-west-1:1:topic of failures/,
    ],
  ])('fails the start with a sentence for %j', async (mapping, message) => {
    const stream = await mappedStream(mapping, noting([]));
    expect(() => stream.start()).toThrow(message);
  });
});
