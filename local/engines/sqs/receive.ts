import type { FaultBoard } from '../../faults/faults.ts';
import { receiveMessage, type SqsQueue, type SqsStore } from './fauxqs.ts';
import { shuffleNext, withoutLost } from './queue-faults.ts';
import type { KeptMessage } from './queues.ts';
import { dropExpired } from './retention.ts';

type Input = Record<string, unknown>;
type Received = Awaited<ReturnType<typeof receiveMessage>>['Messages'];

/** Receives with what fauxqs leaves out: retention, the trace header, and no attributes where none were asked for. */
export async function receive(
  queue: SqsQueue,
  store: SqsStore,
  input: Input,
  faults: FaultBoard | undefined,
): Promise<Record<string, unknown>> {
  dropExpired(queue);
  if (faults) shuffleNext(faults, queue);
  const received = await receiveMessage({ ...input, QueueUrl: queue.url }, store);
  const Messages =
    faults && received.Messages ? withoutLost(received.Messages, faults, queue) : received.Messages;
  if (!Messages?.length) return {};
  if (asks(input, 'AWSTraceHeader')) addTraceHeaders(queue, Messages);
  if (!Array.isArray(input.MessageAttributeNames) || input.MessageAttributeNames.length === 0) {
    for (const message of Messages) {
      delete message.MessageAttributes;
      delete message.MD5OfMessageAttributes;
    }
  }
  return { Messages };
}

/** Whether a system attribute is asked for, by the parameter's name of today or of before 2024. */
function asks(input: Input, name: string): boolean {
  const names = [input.MessageSystemAttributeNames, input.AttributeNames].flat();
  return names.includes('All') || names.includes(name);
}

function addTraceHeaders(queue: SqsQueue, messages: NonNullable<Received>): void {
  for (const message of messages) {
    const kept: KeptMessage | undefined = queue.inflightMessages.get(message.ReceiptHandle ?? '')?.message;
    if (kept?.awsTraceHeader === undefined) continue;
    message.Attributes = { ...message.Attributes, AWSTraceHeader: kept.awsTraceHeader };
  }
}
