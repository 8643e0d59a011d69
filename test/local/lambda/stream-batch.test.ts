import { AwsError } from '../../../local/engines/engine.ts';
import { type BatchWork, workThrough } from '../../../local/lambda/stream-batch.ts';
import type { StreamMapping } from '../../../local/lambda/stream-mapping.ts';
import type { StreamRecord } from '../../../local/lambda/stream-source.ts';

const RECORD = {
  dynamodb: { SequenceNumber: '1', ApproximateCreationDateTime: Date.now() / 1_000 },
} as StreamRecord;

test('a batch that was given up is told to its queue again where that is throttled', async () => {
  let tellings = 0;
  const mapping = {
    functionName: 'app-relay',
    region: 'eu-west-1',
    maxRetries: 0,
    maxAgeMs: 60_000,
    bisects: false,
    reportsItemFailures: true,
    failureQueueArn: 'arn:aws:sqs:eu-west-1:111111111111:app-failed',
  } as StreamMapping;
  const work: BatchWork = {
    mapping,
    functions: {
      invoke: async () => ({
        ...{ requestId: 'r', payload: '{}', coldStart: false, durationMs: 1 },
        functionError: 'Unhandled' as const,
      }),
    },
    backplane: {
      call: async () => {
        if (++tellings < 3) throw new AwsError('RequestThrottled', 'Too many.', 403);
        return {};
      },
    } as BatchWork['backplane'],
    stopping: new AbortController().signal,
    shardId: () => 'shardId-1',
    warn: () => {},
  };
  expect(await workThrough([RECORD], work)).toBeUndefined();
  expect(tellings).toBe(3);
});
