import { AwsError } from '../../../local/engines/engine.ts';
import { REGION } from './functions-fixture.ts';
import { until } from './mapping-fixture.ts';
import {
  type ChangeRecord,
  closeStreams,
  FAILURE_QUEUE_ARN,
  failsOn,
  keysOf,
  mappedStream,
  noting,
  STREAM_ARN,
} from './stream-fixture.ts';

afterEach(closeStreams);

function reported(records: readonly (ChangeRecord | undefined)[]) {
  return {
    batchItemFailures: records.map((record) => ({ itemIdentifier: record?.dynamodb.SequenceNumber })),
  };
}

describe('a mapping from a DynamoDB stream', () => {
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
});
