import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { broken } from '../platform/errors.ts';
import type { Guard } from '../platform/resilience.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import { chunked } from '../store/chunked.ts';
import type { Asks } from './ports.ts';

/** Ten of them, each with a text of 16,384 characters, stay under the 1 MiB that SQS takes at once. */
const ENTRIES_PER_BATCH = 10;

/** Sends questions to where they are answered, each tenant's as a group: fair queues. */
export function sqsAsks(client: SQSClient, guard: Guard, QueueUrl: string): Asks {
  return {
    send: async (asks, DelaySeconds) => {
      for (const chunk of chunked(asks, ENTRIES_PER_BATCH)) {
        const Entries = chunk.map((ask, at) => ({
          Id: String(at),
          MessageBody: encodeMessage(ask),
          DelaySeconds,
          MessageGroupId: ask.tenant,
        }));
        const command = new SendMessageBatchCommand({ QueueUrl, Entries });
        const { Failed = [] } = await guard((abortSignal) => client.send(command, { abortSignal }));
        if (Failed.length > 0) {
          throw broken('asks-refused', `A queue did not take ${Failed.length} of ${chunk.length} messages.`);
        }
      }
    },
  };
}
