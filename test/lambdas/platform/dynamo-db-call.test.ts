import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { callDynamoDb } from '../../../lambdas/platform/dynamo-db-call.ts';
import { isMeridianError } from '../../../lambdas/platform/errors.ts';
import { type FakeAws, type FakeReply, setAwsEnvironment, signedPartsOf, startFakeAws } from './fake-aws.ts';

const PUT = {
  TableName: 'T',
  Item: { pk: { S: 'é' }, n: { N: '1' }, b: { B: new Uint8Array([1, 2, 255]) } },
};
const CONDITION: FakeReply = {
  status: 400,
  body: {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
    Item: { b: { B: 'AQL/' } },
  },
};
const waiting = new AbortController().signal;
let aws: FakeAws;

beforeAll(async () => {
  aws = await startFakeAws();
});
afterAll(() => aws.close());
beforeEach(() => {
  jest.spyOn(Math, 'random').mockReturnValue(0);
  aws.seen = [];
  aws.reply = () => ({ status: 200, body: {} });
  setAwsEnvironment();
  process.env.AWS_ENDPOINT_URL_DYNAMODB = aws.url;
});
afterEach(() => jest.restoreAllMocks());

const put = () => callDynamoDb('PutItem', PUT, waiting);

test('sends what the SDK sends, signed the same', async () => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-20T12:00:00Z'),
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout', 'queueMicrotask', 'performance'],
  });
  await put();
  const sdk = new DynamoDBClient({});
  await sdk.send(new PutItemCommand(PUT));
  sdk.destroy();
  jest.useRealTimers();
  const [ours, theirs] = aws.seen.map(signedPartsOf);
  expect(ours).toEqual(theirs);
});

test('is sent to where all services are, when no endpoint is given for this one', async () => {
  delete process.env.AWS_ENDPOINT_URL_DYNAMODB;
  process.env.AWS_ENDPOINT_URL = aws.url;
  await put();
  expect(aws.seen).toHaveLength(1);
});

test('keeps its connection, for further tries as well', async () => {
  await put();
  const before = aws.connections;
  aws.reply = () => (aws.seen.length < 4 ? { status: 503, body: {} } : { status: 200, body: {} });
  await put();
  await put();
  expect(aws.connections).toBe(before);
});

test.each<[string, FakeReply]>([
  ['a 500', { status: 500, body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError' } }],
  ['a throttle', refusal('ThrottlingException')],
  ['a table over its throughput', refusal('ProvisionedThroughputExceededException')],
  ['an account over its limit', refusal('RequestLimitExceeded')],
  ['a dead connection', 'hang up'],
  ['a garbled answer', { status: 200, body: '<html>' }],
])('tries again after %s, twice', async (_what, first) => {
  aws.reply = () => (aws.seen.length < 3 ? first : { status: 200, body: {} });
  await put();
  expect(aws.seen).toHaveLength(3);
});

test('gives up after three tries, with the name of the last failure', async () => {
  aws.reply = () => refusal('ThrottlingException');
  await expect(put()).rejects.toMatchObject({
    name: 'ThrottlingException',
    fate: 'broken',
    code: 'dynamodb-refused',
    message: 'DynamoDB answered PutItem with 400 (ThrottlingException): No.',
  });
  expect(aws.seen).toHaveLength(3);
});

test('pauses at random before each further try, and longer each time', async () => {
  const pauses: number[] = [];
  const timer = jest.spyOn(global, 'setTimeout');
  jest.spyOn(Math, 'random').mockReturnValue(1);
  aws.reply = () => ({ status: 503, body: {} });
  await expect(put()).rejects.toThrow('503');
  for (const [, ms] of timer.mock.calls) {
    pauses.push(ms ?? 0);
  }
  expect(pauses.filter((ms) => ms === 50 || ms === 100)).toEqual([50, 100]);
});

test('does not repeat what DynamoDB refuses for good', async () => {
  aws.reply = () => refusal('ValidationException');
  await expect(put()).rejects.toMatchObject({ name: 'ValidationException', status: 400 });
  expect(aws.seen).toHaveLength(1);
});

test('a condition that does not hold brings the item along, its bytes as bytes', async () => {
  aws.reply = () => CONDITION;
  await expect(put()).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    answer: { Item: { b: { B: new Uint8Array([1, 2, 255]) } } },
  });
  expect(aws.seen).toHaveLength(1);
});

test('a put whose answer got lost comes again, and finds its own item', async () => {
  aws.reply = () => (aws.seen.length === 1 ? 'hang up' : CONDITION);
  await expect(put()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
});

test('nobody waiting any longer, it ends at once and is not tried again', async () => {
  const leaving = new AbortController();
  aws.reply = () => {
    setImmediate(() => leaving.abort());
    return 'silence';
  };
  await expect(callDynamoDb('PutItem', PUT, leaving.signal)).rejects.toMatchObject({
    code: 'dynamodb-unreachable',
  });
  expect(aws.seen).toHaveLength(1);
});

test('whatever comes back is an answer or one of our own errors', async () => {
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom('null', '7', '"x"', '{"Item":{"B":{"B":7}}}'),
  );
  const statuses = fc.constantFrom(200, 204, 400, 403, 413, 429, 500, 503);
  await fc.assert(
    fc.asyncProperty(statuses, bodies, async (status, body) => {
      aws.reply = () => ({ status, body });
      const call = callDynamoDb('GetItem', { TableName: 'T', Key: {} }, waiting);
      const outcome = await call.catch((error: unknown) => error);
      expect(outcome instanceof Error ? isMeridianError(outcome) : status === 200).toBe(true);
    }),
    { numRuns: 150 },
  );
});

function refusal(type: string): FakeReply {
  return { status: 400, body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'No.' } };
}
