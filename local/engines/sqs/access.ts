import type { Access, ServiceCall } from '../engine.ts';
import { queueArn, queueName } from './queues.ts';

// A batch is allowed by the permission for one.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
export const ACTION_OF_BATCH: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};

/** What IAM must allow before an SQS call. */
export function accessOf({ region, operation, input }: ServiceCall, accountId: string): Access[] {
  const action = `sqs:${ACTION_OF_BATCH[operation] ?? operation}`;
  if (operation === 'ListQueues') return [{ action, resource: '*' }];
  if (typeof input.SourceArn === 'string') return accessOfMove(action, input.SourceArn, input.DestinationArn);
  const name = queueName(input.QueueUrl ?? input.QueueName);
  return [{ action, resource: queueArn({ region, accountId, name }) }];
}

function accessOfMove(action: string, source: string, destination: unknown): Access[] {
  const start = { action, resource: source };
  return typeof destination === 'string'
    ? [start, { action: 'sqs:SendMessage', resource: destination }]
    : [start];
}
