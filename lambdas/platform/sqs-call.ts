import { callAwsJson, type JsonService } from './aws-json-call.ts';

type Action = 'SendMessage' | 'SendMessageBatch' | 'GetQueueAttributes' | 'ChangeMessageVisibility';

const SQS: JsonService = {
  name: 'SQS',
  id: 'sqs',
  target: 'AmazonSQS',
  override: 'AWS_ENDPOINT_URL_SQS',
  // Two tries and the pause between them stay well under the five seconds after which clients turn to another region.
  tries: 2,
  tryTimeoutMs: 1_500,
  firstPauseMs: 150,
  parse: JSON.parse,
};

/** One call of SQS. Throws `broken` when both of its tries fail. */
export function callSqs(action: Action, input: object): Promise<unknown> {
  return callAwsJson(SQS, { action, body: JSON.stringify(input) });
}
