import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { placeOf } from '../answers/ends.ts';
import type { Intent } from '../contract/events.ts';
import { endOf } from '../domain/completion.ts';
import type { Guard } from '../platform/resilience.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import type { Questions } from './ports.ts';

interface Urls {
  /** Of questions that nobody has looked at yet. */
  readonly asks: string;
  readonly interactive: string;
}

/** The longest that SQS delays a message. */
const DELAY_SECONDS = 900;

/** Questions go back to their beginning, and their ends to be applied. */
export function sqsQuestions(client: SQSClient, guard: Guard, { asks, interactive }: Urls): Questions {
  const send = async (QueueUrl: string, message: object, more: object = {}): Promise<void> => {
    const command = new SendMessageCommand({ QueueUrl, MessageBody: encodeMessage(message), ...more });
    await guard((abortSignal) => client.send(command, { abortSignal }));
  };
  const timeOf = (ms: number): string => new Date(ms).toISOString();
  return {
    resend: (ask) => send(asks, ask, { DelaySeconds: DELAY_SECONDS, MessageGroupId: ask.tenant }),
    fail: (ask, why) => {
      const event = endOf(placeOf(ask), 'completion.failed', why, { sha256: sha256Hex, timeOf });
      const { traceparent } = ask;
      const intent: Intent = {
        v: 1,
        event,
        acceptedAt: timeOf(Date.now()),
        authority: 'service',
        traceparent,
      };
      return send(interactive, intent);
    },
  };
}
