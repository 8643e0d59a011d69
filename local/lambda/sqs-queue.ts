import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError, type Backplane } from '../engines/engine.ts';
import type { SqsMapping } from './sqs-mapping.ts';
import type { ReceivedMessage } from './sqs-record.ts';

/** The queue of a mapping, used in the name of the function's role. */
export interface SqsQueue {
  /** Up to ten messages; waits for the first one as long as asked. */
  receive(most: number, waitSeconds: number): Promise<readonly ReceivedMessage[]>;
  delete(messages: readonly ReceivedMessage[]): Promise<void>;
  /** Makes messages visible to the next consumer at once. */
  release(messages: readonly ReceivedMessage[]): Promise<void>;
}

/** What one batch request of SQS holds. */
const ENTRIES = 10;
const DELETE_TRIES = 3;
const THROTTLE_PAUSES_MS = [50, 100, 200, 400];

export function sqsQueueOf(mapping: SqsMapping, backplane: Backplane): SqsQueue {
  const { region, principal, queueUrl } = mapping;
  const call: Call = (operation, input) =>
    withRetries(() =>
      backplane.call('sqs', { region, principal, operation, input: { QueueUrl: queueUrl, ...input } }),
    );
  return {
    async receive(most, waitSeconds) {
      const { Messages = [] } = await call('ReceiveMessage', {
        AttributeNames: ['All'],
        MessageAttributeNames: ['All'],
        MaxNumberOfMessages: Math.min(most, ENTRIES),
        WaitTimeSeconds: waitSeconds,
      });
      return Messages as ReceivedMessage[];
    },
    async delete(messages) {
      for (const entries of entriesOf(messages)) await deleteAll(entries, call);
    },
    async release(messages) {
      for (const entries of entriesOf(messages)) {
        const Entries = entries.map((entry) => ({ ...entry, VisibilityTimeout: 0 }));
        await call('ChangeMessageVisibilityBatch', { Entries });
      }
    },
  };
}

/** An entry that SQS failed to delete is tried again: else its message would come again, though it was worked on. */
async function deleteAll(entries: readonly Entry[], call: Call): Promise<void> {
  let left = entries;
  for (let tries = 0; left.length > 0 && tries < DELETE_TRIES; tries++) {
    const { Failed = [] } = await call('DeleteMessageBatch', { Entries: left });
    const failed = new Set((Failed as { Id: string }[]).map(({ Id }) => Id));
    left = left.filter(({ Id }) => failed.has(Id));
  }
}

/** Lambda's pollers are clients as others are: a throttle gives them pause, and no message is given up for it. */
async function withRetries(call: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
  for (const pauseMs of THROTTLE_PAUSES_MS) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof AwsError && error.code === 'RequestThrottled')) throw error;
      await sleep(pauseMs);
    }
  }
  return call();
}

type Call = (operation: string, input: Record<string, unknown>) => Promise<Record<string, unknown>>;

interface Entry {
  readonly Id: string;
  readonly ReceiptHandle: string;
}

function entriesOf(messages: readonly ReceivedMessage[]): Entry[][] {
  const entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  const requests: Entry[][] = [];
  for (let i = 0; i < entries.length; i += ENTRIES) requests.push(entries.slice(i, i + ENTRIES));
  return requests;
}
