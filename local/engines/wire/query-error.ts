import type { AwsError } from '../engine.ts';

// SQS left the query protocol in 2023. Clients that still know its codes by their old names (botocore's
// `error.response['Error']['Code']`, the SDK's `error.Code`) get them in a header; these names differ.
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#x-amzn-query-error
const OLD_NAMES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueDeletedRecently: 'AWS.SimpleQueueService.QueueDeletedRecently',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

/** Value of the header `x-amzn-query-error`: `<old code>;<whose fault>`. */
export function queryError(error: AwsError): string {
  return `${OLD_NAMES[error.code] ?? error.code};${error.statusCode < 500 ? 'Sender' : 'Receiver'}`;
}
