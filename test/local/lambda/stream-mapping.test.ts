import { setTimeout as sleep } from 'node:timers/promises';
import { REGION } from './functions-fixture.ts';
import { until } from './mapping-fixture.ts';
import {
  type ChangeRecord,
  closeStreams,
  failsOn,
  keysOf,
  mappedStream,
  noting,
  STREAM_ARN,
  streamConsumer,
} from './stream-fixture.ts';

afterEach(closeStreams);

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
