import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError } from '../engine.ts';
import {
  calculateMessageSize,
  type MessageAttributeValue,
  type SqsQueue,
  SqsStore,
  VALID_BATCH_ENTRY_ID,
} from './fauxqs.ts';
import { enqueue } from './queue-faults.ts';
import type { KeptMessage } from './queues.ts';

type Input = Record<string, unknown>;

// One request, one message or ten, carries at most 1 MiB.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
const MAX_REQUEST_BYTES = 1024 * 1024;
const MAX_ENTRIES = 10;
const ILLEGAL_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * Sends to a standard queue. fauxqs's own action takes every character outside the basic plane, an emoji say, for
 * illegal, and drops the trace header.
 */
export function sendToStandardQueue(
  queue: SqsQueue,
  input: Input,
  faults: FaultBoard | undefined,
): Record<string, unknown> {
  const body = checkedBody(queue, input);
  const message: KeptMessage = SqsStore.createMessage(body, attributesIn(input), delaySeconds(queue, input));
  const traceHeader = traceHeaderIn(input);
  if (traceHeader !== undefined) message.awsTraceHeader = traceHeader;
  enqueue(queue, message, faults);
  const digest = message.md5OfMessageAttributes;
  return {
    MessageId: message.messageId,
    MD5OfMessageBody: message.md5OfBody,
    ...(digest ? { MD5OfMessageAttributes: digest } : {}),
  };
}

/** Sends up to ten; a bad entry fails alone. */
export function sendBatchToStandardQueue(
  queue: SqsQueue,
  input: Input,
  faults: FaultBoard | undefined,
): Record<string, unknown> {
  const entries = (input.Entries ?? []) as Input[];
  checkBatch(entries);
  const Successful: Input[] = [];
  const Failed: Input[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...sendToStandardQueue(queue, entry, faults) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function checkBatch(entries: readonly Input[]): void {
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      'There should be at least one SendMessageBatchRequestEntry in the request.',
    );
  }
  if (entries.length > MAX_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MAX_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  checkEntryIds(entries.map((entry) => String(entry.Id ?? '')));
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (bytes > MAX_REQUEST_BYTES) {
    const message = `Batch requests cannot be longer than ${MAX_REQUEST_BYTES} bytes. You have sent ${bytes} bytes.`;
    throw new AwsError('BatchRequestTooLong', message);
  }
}

function checkEntryIds(ids: readonly string[]): void {
  const invalid = ids.find((id) => !VALID_BATCH_ENTRY_ID.test(id) || id.length > 80);
  if (invalid !== undefined) {
    const allowed = 'alphanumeric characters, hyphens and underscores. It can be at most 80 letters long';
    throw new AwsError('InvalidBatchEntryId', `A batch entry id can only contain ${allowed}.`);
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
}

function checkedBody(queue: SqsQueue, input: Input): string {
  const body = input.MessageBody;
  if (typeof body !== 'string' || body === '') {
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  }
  const illegal = ILLEGAL_CHARACTER.exec(body)?.[0];
  if (illegal !== undefined) {
    const code = illegal.codePointAt(0)?.toString(16).toUpperCase();
    throw new AwsError(
      'InvalidMessageContents',
      `Invalid binary character '#x${code}' was found in the message body.`,
    );
  }
  const maxBytes = Number(queue.attributes.MaximumMessageSize);
  if (sizeOf(input) > maxBytes) {
    const reason = `One or more parameters are invalid. Reason: Message must be shorter than ${maxBytes} bytes.`;
    throw new AwsError('InvalidParameterValue', reason);
  }
  return body;
}

function sizeOf(input: Input): number {
  return calculateMessageSize(String(input.MessageBody ?? ''), attributesIn(input));
}

function attributesIn(input: Input): Record<string, MessageAttributeValue> {
  return (input.MessageAttributes ?? {}) as Record<string, MessageAttributeValue>;
}

function traceHeaderIn(input: Input): string | undefined {
  const attributes = (input.MessageSystemAttributes ?? {}) as Record<string, MessageAttributeValue>;
  return attributes.AWSTraceHeader?.StringValue;
}

function delaySeconds(queue: SqsQueue, input: Input): number | undefined {
  const seconds = Number(input.DelaySeconds ?? queue.attributes.DelaySeconds);
  if (seconds >= 0 && seconds <= 900) return seconds > 0 ? seconds : undefined;
  const reason = `Value ${seconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`;
  throw new AwsError('InvalidParameterValue', reason);
}
