import type { SQSRecord } from 'aws-lambda';
import type { ModelTask } from '../../lambdas/contract/model-task.ts';
import { REGION } from './world.ts';

/** A task as its queue hands it over. */
export function taskRecord(task: ModelTask): SQSRecord {
  return {
    messageId: task.ask.completion,
    receiptHandle: '',
    body: JSON.stringify(task),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'ask',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: REGION,
  };
}
