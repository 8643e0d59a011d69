import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { endsOf } from '../answers/ends.ts';
import type { Guard } from '../platform/resilience.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import type { Questions } from './ports.ts';

interface Known {
  /** Address of the queue of questions that nobody has looked at yet. */
  readonly asks: string;
  readonly interactive: string;
  readonly progress: Pick<ProgressStore, 'keepEnd'>;
  nowMs(): number;
}

/** The longest that SQS delays a message. */
const DELAY_SECONDS = 900;

/** Questions go back to their beginning, and their ends to be applied. */
export function sqsQuestions(
  client: SQSClient,
  guard: Guard,
  { asks, interactive, progress, nowMs }: Known,
): Questions {
  const send = async (QueueUrl: string, body: string, more: object = {}): Promise<void> => {
    const command = new SendMessageCommand({ QueueUrl, MessageBody: body, ...more });
    await guard((abortSignal) => client.send(command, { abortSignal }));
  };
  const ends = endsOf({ progress, sender: { send: (_, body) => send(interactive, body) }, nowMs });
  return {
    resend: (ask) => {
      const more = { DelaySeconds: DELAY_SECONDS, MessageGroupId: ask.tenant };
      return send(asks, encodeMessage(ask), more);
    },
    fail: async (ask, why) => ends.send(await ends.decide(ask, 'completion.failed', why)),
  };
}
