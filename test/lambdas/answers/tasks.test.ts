import { sqsTasks } from '../../../lambdas/answers/tasks.ts';
import { ASK, NOW_MS, PLACE, task } from '../answer/task-factory.ts';
import { type FakeAws, setAwsEnvironment, startFakeAws } from '../platform/fake-aws.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';

const QUEUE = 'http://queues/1/app-model-swift-standard';
let sqs: FakeAws;

beforeAll(async () => {
  sqs = await startFakeAws();
});
afterAll(() => sqs.close());
beforeEach(() => {
  sqs.seen = [];
  sqs.reply = () => ({ status: 200, body: { MessageId: 'm' } });
  setAwsEnvironment();
  process.env.AWS_ENDPOINT_URL_SQS = sqs.url;
});

function tasks() {
  const progress = inMemoryProgress();
  const port = sqsTasks({
    queues: (model, priority) => (model === 'swift' && priority === 'standard' ? QUEUE : undefined),
    guard: (call) => call(new AbortController().signal),
    progress,
    nowMs: () => NOW_MS,
  });
  return { progress, port };
}

test('a question goes into the queue of its model and class, in the group of its tenant', async () => {
  const { port } = tasks();
  await port.send(task(), 7);
  expect(sqs.seen.map(({ body }) => JSON.parse(body))).toEqual([
    { QueueUrl: QUEUE, MessageBody: JSON.stringify(task()), DelaySeconds: 7, MessageGroupId: ASK.tenant },
  ]);
});

test('it is noted where a question waits, since when, and when it is tried', async () => {
  const { port, progress } = tasks();
  await port.send(task({ attempts: { acceptedAtMs: NOW_MS - 60_000, refusals: 3, failures: 0 } }), 7);
  expect((await progress.progress(PLACE))?.waiting).toEqual({
    priority: 'standard',
    model: 'swift',
    queuedMs: NOW_MS - 60_000,
    tryMs: NOW_MS + 7_000,
  });
});

test('a question for a model that has no queue any more is broken, and goes nowhere', async () => {
  const { port, progress } = tasks();
  const error = { code: 'no-queue', fate: 'broken', message: expect.stringContaining('"clever"') };
  await expect(port.send(task({ model: 'clever' }), 0)).rejects.toMatchObject(error);
  expect([sqs.seen, await progress.progress(PLACE)]).toEqual([[], undefined]);
});

test('a queue that does not take it says so', async () => {
  sqs.reply = () => ({ status: 400, body: { __type: 'com.amazonaws.sqs#QueueDoesNotExist' } });
  await expect(tasks().port.send(task(), 0)).rejects.toThrow('QueueDoesNotExist');
});
