import { ChangeMessageVisibilityBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import type { Failed } from '../../../lambdas/apply/ports.ts';
import { sqsRedelivery } from '../../../lambdas/apply/sqs-redelivery.ts';
import { remembering } from '../remembering.ts';

const mock = mockClient(SQSClient);
const { log, lines } = remembering();
const urlOf = (queue: string) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${queue}`;
const redelivery = sqsRedelivery(
  new SQSClient({}),
  (call) => call(new AbortController().signal),
  [urlOf('m-interactive'), urlOf('m-bulk')],
  log,
);
const failed = (queue: string, at: number): Failed => ({
  receiptHandle: `${queue} ${at}`,
  queueArn: `arn:aws:sqs:eu-west-1:123456789012:${queue}`,
  seconds: at,
});
const changes = () => mock.commandCalls(ChangeMessageVisibilityBatchCommand).map(({ args }) => args[0].input);

beforeEach(() => {
  mock.reset();
  mock.on(ChangeMessageVisibilityBatchCommand).resolves({});
});

describe('redelivery', () => {
  it('is set for each message, ten in one call', async () => {
    await redelivery.after(Array.from({ length: 23 }, (_, at) => failed('m-bulk', at)));
    expect(changes().map(({ Entries }) => Entries?.length)).toEqual([10, 10, 3]);
    expect(changes()[2]).toEqual({
      QueueUrl: urlOf('m-bulk'),
      Entries: [20, 21, 22].map((at, place) => ({
        Id: String(place),
        ReceiptHandle: `m-bulk ${at}`,
        VisibilityTimeout: at,
      })),
    });
  });

  it('is set at the queue that each message came from', async () => {
    await redelivery.after([failed('m-bulk', 1), failed('m-interactive', 2), failed('m-bulk', 3)]);
    const counts = changes().map(({ QueueUrl, Entries }) => [QueueUrl, Entries?.length]);
    expect(counts).toEqual([
      [urlOf('m-bulk'), 2],
      [urlOf('m-interactive'), 1],
    ]);
  });

  it('is left to the queue’s own timeout where the call fails, and the other queues go on', async () => {
    mock
      .on(ChangeMessageVisibilityBatchCommand, { QueueUrl: urlOf('m-bulk') })
      .rejects(new Error('No answer.'));
    await redelivery.after([failed('m-bulk', 1), failed('m-interactive', 2)]);
    expect(changes()).toHaveLength(2);
    expect(lines).toEqual([expect.objectContaining({ level: 'warn', message: 'visibility not changed' })]);
  });

  it('is left to the queue’s own timeout for a queue that nobody knows', async () => {
    await redelivery.after([failed('another', 1)]);
    expect(changes()).toEqual([]);
  });
});
