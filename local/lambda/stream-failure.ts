import type { Backplane } from '../engines/engine.ts';
import type { Invocation } from './invocation.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { StreamRecord } from './stream-source.ts';

/** A batch that is not tried any more. */
export interface GivenUpBatch {
  readonly records: readonly StreamRecord[];
  readonly shardId: string;
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly invocations: number;
  /** Undefined where the records were too old before anybody was asked. */
  readonly last: Invocation | undefined;
}

/** Tells the mapping's queue of a batch that was given up, in the name of the function's role. */
export async function reportFailure(
  batch: GivenUpBatch,
  mapping: StreamMapping,
  backplane: Backplane,
): Promise<void> {
  const { failureQueueArn, principal } = mapping;
  if (failureQueueArn === undefined) return;
  const [, , , region = mapping.region, accountId, queue] = failureQueueArn.split(':');
  const input = {
    QueueUrl: `http://127.0.0.1/${accountId}/${queue}`,
    MessageBody: JSON.stringify(failureRecord(batch, mapping)),
  };
  await backplane.call('sqs', { region, principal, operation: 'SendMessage', input });
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
function failureRecord(batch: GivenUpBatch, mapping: StreamMapping): Record<string, unknown> {
  const { records, last, condition, invocations } = batch;
  return {
    requestContext: {
      requestId: last?.requestId ?? '',
      functionArn: mapping.functionArn,
      condition,
      approximateInvokeCount: invocations,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(last?.functionError === undefined ? {} : { functionError: last.functionError }),
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: batch.shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalOf(records[0]),
      approximateArrivalOfLastRecord: arrivalOf(records.at(-1)),
      batchSize: records.length,
      streamArn: mapping.streamArn,
    },
  };
}

function arrivalOf(record: StreamRecord | undefined): string {
  const atMs = (record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1_000;
  return new Date(atMs).toISOString().replace('.000Z', 'Z');
}
