import { guarded } from '../../../lambdas/platform/resilience.ts';
import { queueEstimate } from '../../../lambdas/read/queue-estimate.ts';
import { type FakeAws, setAwsEnvironment, startFakeAws } from '../platform/fake-aws.ts';

const SETTINGS = {
  models: [{ name: 'swift', requestsPerMinute: 60 }],
} as unknown as Parameters<typeof queueEstimate>[0]['settings'];
const WAITING = { model: 'swift', priority: 'standard', queuedMs: 0, tryMs: 0 } as const;
let aws: FakeAws;
let nowMs: number;

beforeAll(async () => {
  aws = await startFakeAws();
});
afterAll(() => aws.close());
beforeEach(() => {
  nowMs = 1_000_000;
  aws.seen = [];
  counts(100, 20);
  setAwsEnvironment();
  process.env.AWS_ENDPOINT_URL_SQS = aws.url;
});

function counts(visible: number, delayed: number): void {
  const Attributes = {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  };
  aws.reply = () => ({ status: 200, body: { Attributes } });
}

const estimate = () =>
  queueEstimate({
    settings: SETTINGS,
    queues: (model, priority) => `https://sqs/${model}-${priority}`,
    guard: guarded('SQS'),
    nowMs: () => nowMs,
  });

test('reckons by how many wait, and by the rate of the quota', async () => {
  expect(await estimate()(WAITING)).toEqual({ position: 120, estimateSeconds: 120 });
});

test('is no sooner than the next try', async () => {
  expect(await estimate()({ ...WAITING, tryMs: nowMs + 500_000 })).toMatchObject({ estimateSeconds: 500 });
});

test('counts a queue once a second, for all who ask', async () => {
  const ask = estimate();
  await Promise.all([ask(WAITING), ask(WAITING), ask(WAITING)]);
  nowMs += 999;
  await ask(WAITING);
  expect(aws.seen).toHaveLength(1);
  nowMs += 1;
  counts(3, 0);
  expect(await ask(WAITING)).toEqual({ position: 3, estimateSeconds: 3 });
  expect(aws.seen).toHaveLength(2);
});

test('is left out where nobody can count', async () => {
  aws.reply = () => ({ status: 403, body: { __type: 'AccessDenied', message: 'no' } });
  expect(await estimate()(WAITING)).toBeUndefined();
});

test('is left out before a model is chosen', async () => {
  expect(await estimate()({ ...WAITING, model: undefined })).toBeUndefined();
  expect(aws.seen).toEqual([]);
});
