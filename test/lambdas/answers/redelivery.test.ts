import { sqsRedelivery } from '../../../lambdas/answers/redelivery.ts';
import { type FakeAws, setAwsEnvironment, startFakeAws } from '../platform/fake-aws.ts';
import { remembering } from '../remembering.ts';

const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/123456789012/m-ask';
const RECORD = { receiptHandle: 'handle', eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:m-ask' };
let sqs: FakeAws;

beforeAll(async () => {
  sqs = await startFakeAws();
});
afterAll(() => sqs.close());
beforeEach(() => {
  sqs.seen = [];
  setAwsEnvironment();
  process.env.AWS_ENDPOINT_URL_SQS = sqs.url;
});

async function redeliver(): Promise<readonly object[]> {
  const { log, lines } = remembering();
  await sqsRedelivery([QUEUE], (call) => call(new AbortController().signal), log).after(RECORD, 55);
  return lines;
}

test('is asked for once, and SQS agrees without a word', async () => {
  sqs.reply = () => ({ status: 200, body: '' });
  expect(await redeliver()).toEqual([]);
  expect(sqs.seen.map(({ action, body }) => [action, JSON.parse(body)])).toEqual([
    ['ChangeMessageVisibility', { QueueUrl: QUEUE, ReceiptHandle: 'handle', VisibilityTimeout: 55 }],
  ]);
});

test('that is refused is told, and throws nothing', async () => {
  sqs.reply = () => ({ status: 400, body: { __type: 'com.amazonaws.sqs#MessageNotInflight' } });
  expect(await redeliver()).toHaveLength(1);
});
