import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError } from '../engine.ts';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
  deleteQueue,
  getQueueAttributes,
  listQueueTags,
  purgeQueue,
  type SqsQueue,
  type SqsStore,
  sendMessage,
  sendMessageBatch,
  setQueueAttributes,
  tagQueue,
  untagQueue,
  validateQueueAttributes,
} from './fauxqs.ts';
import type { Queues } from './queues.ts';
import { receive } from './receive.ts';
import { type MoveTask, moveMessages, sourcesOf } from './redrive.ts';
import { sendBatchToStandardQueue, sendToStandardQueue } from './send.ts';

type Document = Record<string, unknown>;

/** What the operations work on. */
export interface SqsState {
  readonly queues: Queues;
  readonly accountId: string;
  /** Newest first. */
  readonly moveTasks: MoveTask[];
  readonly faults: FaultBoard | undefined;
  /** The URL by which clients know a queue. */
  urlOf(queue: SqsQueue): string;
}

type Operation = (state: SqsState, region: string, input: Document) => Document | Promise<Document>;

/** Every operation of SQS that works locally, by its name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...onOneQueue({
    SendMessage: send,
    SendMessageBatch: sendBatch,
    ReceiveMessage: (queue, input, store, faults) => receive(queue, store, input, faults),
    GetQueueAttributes: attributes,
  }),
  ...onOneQueue({
    DeleteMessage: byFauxqs(deleteMessage),
    DeleteMessageBatch: byFauxqs(deleteMessageBatch),
    ChangeMessageVisibility: byFauxqs(changeMessageVisibility),
    ChangeMessageVisibilityBatch: byFauxqs(changeMessageVisibilityBatch),
    SetQueueAttributes: byFauxqs(setQueueAttributes),
    PurgeQueue: byFauxqs(purgeQueue),
    DeleteQueue: byFauxqs(deleteQueue),
    TagQueue: byFauxqs(tagQueue),
    UntagQueue: byFauxqs(untagQueue),
    ListQueueTags: byFauxqs(listQueueTags),
  }),
  CreateQueue: createQueue,
  GetQueueUrl: (state, region, input) => ({
    QueueUrl: state.urlOf(state.queues.byUrl(region, input.QueueName)),
  }),
  ListQueues: listQueues,
  ListDeadLetterSourceQueues: deadLetterSources,
  StartMessageMoveTask: startMove,
  ListMessageMoveTasks: (state, _region, input) => ({
    Results: state.moveTasks.filter(({ SourceArn }) => SourceArn === input.SourceArn),
  }),
};

type QueueOperation = (
  queue: SqsQueue,
  input: Document,
  store: SqsStore,
  faults: FaultBoard | undefined,
) => Document | Promise<Document>;

function onOneQueue(operations: Readonly<Record<string, QueueOperation>>): Record<string, Operation> {
  const entries = Object.entries(operations).map(([name, operate]): [string, Operation] => [
    name,
    ({ queues, faults }, region, input) =>
      operate(queues.byUrl(region, input.QueueUrl), input, queues.store(region), faults),
  ]);
  return Object.fromEntries(entries);
}

/** An action of fauxqs, which knows queues by path. */
function byFauxqs(action: (body: Document, store: SqsStore) => unknown): QueueOperation {
  return (queue, input, store) => action({ ...input, QueueUrl: queue.url }, store) as Document;
}

function send(queue: SqsQueue, input: Document, store: SqsStore, faults: FaultBoard | undefined): Document {
  return queue.isFifo() ? fifo(sendMessage, queue, input, store) : sendToStandardQueue(queue, input, faults);
}

function sendBatch(
  queue: SqsQueue,
  input: Document,
  store: SqsStore,
  faults: FaultBoard | undefined,
): Document {
  return queue.isFifo()
    ? fifo(sendMessageBatch, queue, input, store)
    : sendBatchToStandardQueue(queue, input, faults);
}

function fifo(
  action: typeof sendMessage | typeof sendMessageBatch,
  queue: SqsQueue,
  input: Document,
  store: SqsStore,
): Document {
  return { ...action({ ...input, QueueUrl: queue.url }, store) };
}

function attributes(queue: SqsQueue, input: Document, store: SqsStore): Document {
  queue.processTimers();
  return { ...getQueueAttributes({ ...input, QueueUrl: queue.url }, store) };
}

function createQueue(state: SqsState, region: string, input: Document): Document {
  const name = String(input.QueueName ?? '');
  if (!/^[\w-]{1,80}(?:\.fifo)?$/.test(name)) {
    const allowed = 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length';
    throw new AwsError('InvalidParameterValue', `The queue name "${name}" is not valid. ${allowed}.`);
  }
  const wanted = { ...((input.Attributes ?? {}) as Record<string, string>) };
  if (name.endsWith('.fifo')) wanted.FifoQueue = 'true';
  validateQueueAttributes(wanted, AwsError);
  const known = state.queues.store(region).getQueueByName(name);
  checkSameAttributes(known, wanted);
  const queue = known ?? state.queues.put({ region, accountId: state.accountId, name }, wanted);
  return { QueueUrl: state.urlOf(queue) };
}

/** A queue may be created again as it is, not otherwise. */
function checkSameAttributes(known: SqsQueue | undefined, wanted: Record<string, string>): void {
  const differing = Object.keys(wanted).find(
    (attribute) => known && known.attributes[attribute] !== wanted[attribute],
  );
  if (differing === undefined) return;
  const message = `A queue already exists with the same name and a different value for attribute ${differing}`;
  throw new AwsError('QueueNameExists', message);
}

function listQueues(state: SqsState, region: string, input: Document): Document {
  const prefix = String(input.QueueNamePrefix ?? '');
  const found = state.queues.inRegion(region).filter(({ name }) => name.startsWith(prefix));
  return { QueueUrls: found.slice(0, Number(input.MaxResults ?? 1000)).map(state.urlOf) };
}

function deadLetterSources(state: SqsState, region: string, input: Document): Document {
  const { arn } = state.queues.byUrl(region, input.QueueUrl);
  // Lower case at the beginning, unlike everything else in SQS.
  return { queueUrls: sourcesOf(state.queues, region, arn).map(state.urlOf) };
}

function startMove(state: SqsState, region: string, input: Document): Document {
  const { handle, task } = moveMessages(state.queues, region, input);
  state.moveTasks.unshift(task);
  return { TaskHandle: handle };
}
