import { mayCall } from '../../../local/iam/may-call.ts';
import type { Statement } from '../../../local/iam/statement.ts';

const ENGINES = [
  { operations: ['PutItem', 'Query', 'TransactGetItems'], actions: { TransactGetItems: ['GetItem'] } },
  { operations: ['SendMessage', 'SendMessageBatch'], actions: { SendMessageBatch: 'SendMessage' } },
  { operations: ['ConverseStream'], actions: { ConverseStream: 'bedrock:InvokeModelWithResponseStream' } },
];

function statement(actions: readonly string[], more: Partial<Statement> = {}): Statement {
  const everything = { exceptActions: false, resources: ['*'], exceptResources: false, conditions: [] };
  return { policy: 'Apply', effect: 'Allow', actions, ...everything, ...more };
}

test.each<[boolean, string, string, Statement]>([
  [true, 'PutItem', 'what is named', statement(['dynamodb:PutItem'])],
  [true, 'PutItem', 'what is named in another case', statement(['DynamoDB:putitem'])],
  [true, 'PutItem', 'what a wildcard covers', statement(['dynamodb:*'])],
  [true, 'PutItem', 'everything', statement(['*'])],
  [true, 'SendMessageBatch', 'each message of a batch', statement(['sqs:SendMessage'])],
  [true, 'TransactGetItems', 'a part of a transaction', statement(['dynamodb:GetItem'])],
  [true, 'ConverseStream', 'another name of it', statement(['bedrock:InvokeModelWithResponseStream'])],
  [true, 'Query', 'all but something else', statement(['dynamodb:PutItem'], { exceptActions: true })],
  [false, 'PutItem', 'all but this', statement(['dynamodb:PutItem'], { exceptActions: true })],
  [false, 'PutItem', 'something else', statement(['dynamodb:Query', 'sqs:*Message'])],
  [false, 'PutItem', 'nothing, but denies it', statement(['dynamodb:PutItem'], { effect: 'Deny' })],
  [false, 'GetKey', 'what no engine answers', statement(['*'])],
])('that a role may call is %s of %s where a statement allows %s', (may, operation, _, allowing) => {
  expect(mayCall([statement(['logs:PutLogEvents']), allowing], operation, ENGINES)).toBe(may);
});
