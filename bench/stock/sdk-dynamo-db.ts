import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDbActions, DynamoDbCall } from '../../lambdas/platform/dynamo-db-call.ts';

type Sending = {
  readonly [A in keyof DynamoDbActions]: (
    client: DynamoDBClient,
    input: DynamoDbActions[A]['input'],
    options: { readonly abortSignal: AbortSignal },
  ) => Promise<DynamoDbActions[A]['output']>;
};

const SENDING: Sending = {
  GetItem: (client, input, options) => client.send(new GetItemCommand(input), options),
  Query: (client, input, options) => client.send(new QueryCommand(input), options),
  PutItem: (client, input, options) => client.send(new PutItemCommand(input), options),
  UpdateItem: (client, input, options) => client.send(new UpdateItemCommand(input), options),
  BatchGetItem: (client, input, options) => client.send(new BatchGetItemCommand(input), options),
  DeleteItem: (client, input, options) => client.send(new DeleteItemCommand(input), options),
  BatchWriteItem: (client, input, options) => client.send(new BatchWriteItemCommand(input), options),
};

/** DynamoDB by the SDK's client, in the shape of our own. */
export function sdkDynamoDb(client: DynamoDBClient): DynamoDbCall {
  return (action, input, abortSignal) => SENDING[action](client, input, { abortSignal });
}
