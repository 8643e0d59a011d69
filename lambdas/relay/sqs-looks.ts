import { broken } from '../platform/errors.ts';
import type { Guard } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import { chunked } from '../store/chunked.ts';
import type { Looks } from './ports.ts';

/** As many as SQS takes at once. */
const ENTRIES_PER_BATCH = 10;

/** Has answers looked into by way of a queue. */
export function sqsLooks(QueueUrl: string, guard: Guard): Looks {
  return {
    disliked: async (answers) => {
      for (const chunk of chunked(answers, ENTRIES_PER_BATCH)) {
        const Entries = chunk.map((answer, at) => ({
          Id: String(at),
          MessageBody: encodeMessage({ kind: 'disliked', ...answer }),
        }));
        const told = (await guard(() => callSqs('SendMessageBatch', { QueueUrl, Entries }))) as {
          Failed?: unknown[];
        };
        if ((told.Failed ?? []).length > 0) {
          throw broken(
            'looks-refused',
            `A queue did not take ${told.Failed?.length} of ${chunk.length} messages.`,
          );
        }
      }
    },
  };
}
