import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { deadLettersOf } from '../contract/names.ts';
import { broken } from '../platform/errors.ts';
import type { Guard } from '../platform/resilience.ts';
import type { Resending } from './ports.ts';

/** The longest that SQS delays a message. */
const DELAY_SECONDS = 900;

/**
 * Sends dead letters back to their queue. A new message, since a redrive by SQS would keep the letter's enqueue
 * time, and with it the end of its retention:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export function sqsResending(client: SQSClient, guard: Guard, queueUrls: readonly string[]): Resending {
  return {
    async resend(deadLetters, body) {
      const QueueUrl = queueUrls.find((url) => deadLettersOf(nameIn(url)) === deadLetters);
      if (QueueUrl === undefined) {
        throw broken('no-queue', `No queue is known whose dead letters go to "${deadLetters}".`);
      }
      const command = new SendMessageCommand({ QueueUrl, MessageBody: body, DelaySeconds: DELAY_SECONDS });
      await guard((abortSignal) => client.send(command, { abortSignal }));
    },
  };
}

function nameIn(queueUrl: string): string {
  return queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
}
