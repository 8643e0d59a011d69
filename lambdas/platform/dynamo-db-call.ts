import type {
  BatchGetItemInput,
  BatchGetItemOutput,
  BatchWriteItemInput,
  BatchWriteItemOutput,
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  QueryInput,
  QueryOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from '@aws-sdk/client-dynamodb';
import { callAwsJson, type JsonService } from './aws-json-call.ts';
import { textWithBytes, valueWithBytes } from './json-bytes.ts';

/** What each action takes and answers, in DynamoDB's own terms. */
export interface DynamoDbActions {
  GetItem: { input: GetItemInput; output: GetItemOutput };
  Query: { input: QueryInput; output: QueryOutput };
  PutItem: { input: PutItemInput; output: PutItemOutput };
  UpdateItem: { input: UpdateItemInput; output: UpdateItemOutput };
  DeleteItem: { input: DeleteItemInput; output: DeleteItemOutput };
  BatchGetItem: { input: BatchGetItemInput; output: BatchGetItemOutput };
  BatchWriteItem: { input: BatchWriteItemInput; output: BatchWriteItemOutput };
}

/** One call of DynamoDB, given up when the signal is aborted. */
export type DynamoDbCall = <A extends keyof DynamoDbActions>(
  action: A,
  input: DynamoDbActions[A]['input'],
  signal: AbortSignal,
) => Promise<DynamoDbActions[A]['output']>;

const DYNAMO_DB: JsonService = {
  name: 'DynamoDB',
  id: 'dynamodb',
  target: 'DynamoDB_20120810',
  override: 'AWS_ENDPOINT_URL_DYNAMODB',
  tries: 3,
  tryTimeoutMs: 3_000,
  firstPauseMs: 50,
  parse: valueWithBytes,
};

/**
 * DynamoDB by a thin client: the SDK's command stack costs several times what the signed POST does, at each start
 * and at each call. Three tries: a conditional put whose first answer got lost finds its own item, and is refused.
 */
export const callDynamoDb: DynamoDbCall = callDynamoDbIn(undefined);

/** DynamoDB of another region. */
export function callDynamoDbIn(region: string | undefined): DynamoDbCall {
  return (action, input, signal) =>
    callAwsJson(DYNAMO_DB, { action, body: textWithBytes(input), region, signal });
}
