import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunction } from './service-function.ts';

/** Which items of which table's stream are wanted, and until when. */
interface Followed {
  /** Of the mapping. */
  readonly id: string;
  readonly streamArn: string;
  /** Of the items' sort keys. */
  readonly prefix: string;
  readonly events: readonly string[];
  readonly maxAge: Duration;
  /** Where batches go that are given up. */
  readonly failures: Queue;
}

const RETRIES = 3;

/** Has a function take what changes in a table of its region. */
export function followStream(fn: ServiceFunction, followed: Followed): void {
  grantRead(fn, followed.streamArn);
  fn.addEventSourceMapping(followed.id, {
    eventSourceArn: followed.streamArn,
    // Who was not connected when relay began has fetched everything anyhow.
    startingPosition: StartingPosition.LATEST,
    batchSize: 100,
    bisectBatchOnError: true,
    retryAttempts: RETRIES,
    maxRecordAge: followed.maxAge,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(followed.failures),
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.or(...followed.events),
        dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(followed.prefix) } } },
      }),
    ],
  });
}

function grantRead(fn: ServiceFunction, streamArn: string): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [streamArn],
    }),
  );
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html: it takes no resource.
  fn.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
  acknowledge(fn.role ?? fn, { 'AwsSolutions-IAM5[Resource::*]': 'ListStreams takes no resource.' });
}
