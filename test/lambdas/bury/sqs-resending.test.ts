import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { sqsResending } from '../../../lambdas/bury/sqs-resending.ts';

const mock = mockClient(SQSClient);
const urlOf = (queue: string) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${queue}`;
const { resend } = sqsResending(new SQSClient({}), (call) => call(new AbortController().signal), [
  urlOf('m-interactive'),
  urlOf('m-bulk'),
]);

beforeEach(() => mock.reset());

describe('a letter that is sent back', () => {
  it.each(['m-interactive', 'm-bulk'])('goes to %s, and comes after a quarter of an hour', async (queue) => {
    await resend(`${queue}-dead-letters`, 'the body');
    expect(mock.commandCalls(SendMessageCommand).map(({ args }) => args[0].input)).toEqual([
      { QueueUrl: urlOf(queue), MessageBody: 'the body', DelaySeconds: 900 },
    ]);
  });

  it('is not lost where the queue does not take it', async () => {
    mock.on(SendMessageCommand).rejects(new Error('No answer.'));
    await expect(resend('m-bulk-dead-letters', 'the body')).rejects.toThrow('No answer.');
  });

  it('is sent nowhere if nobody knows whose letters they are', async () => {
    await expect(resend('another-dead-letters', 'the body')).rejects.toMatchObject({ code: 'no-queue' });
    expect(mock.calls()).toEqual([]);
  });
});
