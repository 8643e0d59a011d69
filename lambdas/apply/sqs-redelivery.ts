import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Log } from '../platform/logger.ts';
import type { Guard } from '../platform/resilience.ts';
import { chunked } from '../store/chunked.ts';
import { grouped } from '../store/grouped.ts';
import type { Failed, Redelivery } from './ports.ts';

const ENTRIES_PER_BATCH = 10;

/**
 * Sets when failed messages become visible again: Lambda leaves a failed message's visibility as the handler
 * set it. Where even that fails, the queue's own timeout brings the message back.
 */
export function sqsRedelivery(
  client: SQSClient,
  guard: Guard,
  queueUrls: readonly string[],
  log: Log,
): Redelivery {
  const urlOf = (arn: string): string | undefined =>
    queueUrls.find((url) => url.endsWith(`/${arn.slice(arn.lastIndexOf(':') + 1)}`));
  return {
    async after(messages) {
      const byQueue = grouped(messages, ({ queueArn }) => urlOf(queueArn));
      await Promise.all([...byQueue].map(([url, group]) => changeAll(client, guard, { url, group, log })));
    },
  };
}

interface Change {
  readonly url: string | undefined;
  readonly group: readonly Failed[];
  readonly log: Log;
}

async function changeAll(client: SQSClient, guard: Guard, { url, group, log }: Change): Promise<void> {
  for (const chunk of url === undefined ? [] : chunked(group, ENTRIES_PER_BATCH)) {
    const Entries = chunk.map(({ receiptHandle, seconds }, place) => ({
      Id: String(place),
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: seconds,
    }));
    const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries });
    try {
      await guard((abortSignal) => client.send(command, { abortSignal }));
    } catch (error) {
      log.warn('visibility not changed', {}, error);
    }
  }
}
