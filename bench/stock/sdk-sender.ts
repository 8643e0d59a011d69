import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Urgency } from '../../lambdas/contract/names.ts';
import type { Sender } from '../../lambdas/platform/sender.ts';

/** The queues by the SDK's client, as its documentation shows it. */
export function sdkSender(queueUrls: Readonly<Record<Urgency, string>>): Sender {
  const client = new SQSClient({});
  return {
    send: async (urgency, MessageBody) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrls[urgency], MessageBody }));
    },
    sendAll: (entries) =>
      Promise.all(
        entries.map(async ({ urgency, body }, at) => {
          const Entries = [{ Id: String(at), MessageBody: body }];
          await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrls[urgency], Entries }));
          return 'sent' as const;
        }),
      ),
  };
}
