import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { createSqsEngine, type SqsEngine } from '../../../../local/engines/sqs/sqs-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard, type WritableFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

const LETTERS = [...'abcdefghij'];

let faults: WritableFaultBoard;
let engine: SqsEngine;
let front: WireFront;
let sqs: SQSClient;
let QueueUrl: string;

beforeEach(async () => {
  faults = createFaultBoard();
  engine = createSqsEngine({ faults });
  const options = { port: 0, accounts: createKeyRing(), allow: () => true, engines: [engine], faults };
  front = await startWireFront(options);
  const credentials = { accessKeyId: 'dummy', secretAccessKey: 'dummy' };
  sqs = new SQSClient({ endpoint: front.url, region: REGION, credentials, maxAttempts: 1 });
  QueueUrl = `${front.url}/${ACCOUNT}/q`;
  await engine.provision(resource('AWS::SQS::Queue', 'q'));
});
afterEach(async () => {
  sqs.destroy();
  await front.close();
  await engine.close();
});

const send = (MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));

async function sendLetters(): Promise<void> {
  const Entries = LETTERS.map((letter) => ({ Id: letter, MessageBody: letter }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
}

async function receive(options: object = {}): Promise<Message[]> {
  const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...options });
  return (await sqs.send(command)).Messages ?? [];
}

const depth = () => engine.depths(REGION)[0];

/** Receives as many, deleting each message at once. */
async function take(count: number): Promise<Message[]> {
  const all: Message[] = [];
  while (all.length < count) {
    const messages = await receive({ WaitTimeSeconds: 3, VisibilityTimeout: 60 });
    for (const { ReceiptHandle } of messages) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    all.push(...messages);
  }
  return all;
}

const bodies = (messages: readonly Message[]) => messages.map(({ Body }) => Body);

test('a duplicated message is delivered twice with one id, the second time after it was deleted', async () => {
  faults.change({ sqs: { duplicate: 1 } });
  const { MessageId } = await send('x');
  faults.reset();
  await send('y');
  const received = await take(3);
  expect(bodies(received).sort()).toEqual(['x', 'x', 'y']);
  const ids = received.filter(({ Body }) => Body === 'x').map((message) => message.MessageId);
  expect(ids).toEqual([MessageId, MessageId]);
  expect(faults.countsOf(REGION)).toEqual({ duplicated: 1 });
  expect(depth()).toMatchObject({ visible: 0, inFlight: 0, delayed: 0 });
});

test('reordered messages come in another order, and all of them', async () => {
  await sendLetters();
  faults.change({ sqs: { reorder: true } });
  const shuffled = await receive();
  expect(bodies(shuffled)).not.toEqual(LETTERS);
  expect(bodies(shuffled).sort()).toEqual(LETTERS);
  expect(Object.keys(faults.countsOf(REGION))).toEqual(['shuffled']);
  faults.reset();
  await sendLetters();
  expect(bodies(await receive())).toEqual(LETTERS);
});

test('the same seed brings the same order', async () => {
  const orders: (string | undefined)[][] = [];
  for (const seed of [7, 7, 8]) {
    await sendLetters();
    faults.change({ seed, sqs: { reorder: true } });
    orders.push(bodies(await receive()));
    faults.reset();
  }
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[2]).not.toEqual(orders[0]);
});

test('a delayed message is withheld, and one that is sent after the fault was lifted is not', async () => {
  faults.change({ sqs: { delayMs: 400 } });
  await send('late');
  faults.reset();
  await send('at once');
  expect(bodies(await receive())).toEqual(['at once']);
  expect(depth()).toMatchObject({ delayed: 1 });
  expect(bodies(await receive({ WaitTimeSeconds: 3 }))).toEqual(['late']);
});

test('a lost delivery leaves the message in flight, and it comes when its visibility timeout ends', async () => {
  faults.change({ sqs: { lost: 1 } });
  await send('x');
  expect(await receive({ VisibilityTimeout: 1 })).toEqual([]);
  expect(depth()).toMatchObject({ visible: 0, inFlight: 1 });
  faults.reset();
  const [again] = await receive({ WaitTimeSeconds: 3, MessageSystemAttributeNames: ['All'] });
  expect(again).toMatchObject({ Body: 'x', Attributes: { ApproximateReceiveCount: '2' } });
  expect(faults.countsOf(REGION)).toEqual({ lost: 1 });
});
