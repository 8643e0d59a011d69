import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { endsOf, placeOf } from '../../../lambdas/answers/ends.ts';
import { sqsQuestions } from '../../../lambdas/bury/sqs-questions.ts';
import { NO_USAGE } from '../../../lambdas/domain/routing/cost.ts';
import { readIntent } from '../../../lambdas/queue/intent.ts';
import { ASK } from '../answer/task-factory.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';

const mock = mockClient(SQSClient);
const WHY = { code: 'gave-up', reason: 'Ask again.' };
const nowMs = () => Date.parse('2026-11-28T12:00:00Z');

beforeEach(() => mock.reset());

function questions() {
  const progress = inMemoryProgress();
  const guard = <T>(call: (signal: AbortSignal) => Promise<T>) => call(new AbortController().signal);
  const queues = { asks: 'https://sqs/asks', interactive: 'https://sqs/interactive' };
  return { progress, ...sqsQuestions(new SQSClient({}), guard, { ...queues, progress, nowMs }) };
}

const sent = () => mock.commandCalls(SendMessageCommand).map(({ args }) => args[0].input);

test('a question begins anew after a quarter of an hour', async () => {
  await questions().resend(ASK);
  const [message] = sent();
  expect(message).toMatchObject({
    QueueUrl: 'https://sqs/asks',
    DelaySeconds: 900,
    MessageGroupId: ASK.tenant,
  });
  expect(JSON.parse(message?.MessageBody ?? '')).toEqual(ASK);
});

test('one that gave up has failed, once however often it is buried', async () => {
  const { fail } = questions();
  await fail(ASK, WHY);
  await fail(ASK, WHY);
  const bodies = sent().map(({ MessageBody }) => MessageBody);
  expect(new Set(bodies).size).toBe(1);
  expect(readIntent(bodies[0] ?? '').event).toMatchObject({ type: 'completion.failed', data: WHY });
});

test('an answer that was told, and never applied, is sent again instead', async () => {
  const { progress, fail } = questions();
  const ends = endsOf({ progress, sender: { send: async () => {} }, nowMs });
  const answer = await ends.decide(ASK, 'completion.finished', {
    text: 'It is.',
    stopReason: 'end_turn',
    how: { cache: 'miss', route: 'on-demand', why: 'nothing-near' },
    usage: NO_USAGE,
    cost: { dollars: 0, counterfactualDollars: 0 },
  });
  await fail(ASK, WHY);
  expect(sent()).toEqual([{ QueueUrl: 'https://sqs/interactive', MessageBody: answer }]);
  expect((await progress.progress(placeOf(ASK)))?.end).toBe(answer);
});
