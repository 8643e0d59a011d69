import { createHash } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sqsSender } from '../../../lambdas/platform/sqs-sender.ts';
import {
  type FakeAws,
  type FakeReply,
  type Seen,
  setAwsEnvironment,
  signedPartsOf,
  startFakeAws,
} from './fake-aws.ts';

const QUEUES = { interactive: 'http://queues/1/interactive', bulk: 'http://queues/1/bulk' };
let sqs: FakeAws;

beforeAll(async () => {
  sqs = await startFakeAws();
});
afterAll(() => sqs.close());

beforeEach(() => {
  sqs.seen = [];
  sqs.reply = taken;
  setAwsEnvironment();
  process.env.AWS_ENDPOINT_URL_SQS = sqs.url;
});

test('sends what the SDK sends, signed the same', async () => {
  jest.useFakeTimers({
    now: Date.parse('2026-11-20T12:00:00Z'),
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout', 'queueMicrotask', 'performance'],
  });
  await sqsSender(QUEUES).send('bulk', 'héllo');
  const sdk = new SQSClient({ useQueueUrlAsEndpoint: false });
  await sdk.send(new SendMessageCommand({ QueueUrl: QUEUES.bulk, MessageBody: 'héllo' }));
  sdk.destroy();
  jest.useRealTimers();
  const [ours, theirs] = sqs.seen.map(signedPartsOf);
  expect(ours).toEqual(theirs);
});

test('keeps its connection', async () => {
  const sender = sqsSender(QUEUES);
  const before = sqs.connections;
  for (let at = 0; at < 5; at += 1) {
    await sender.send('bulk', `message ${at}`);
  }
  expect(sqs.connections - before).toBeLessThanOrEqual(1);
});

test('signs with the credentials of the moment', async () => {
  const sender = sqsSender(QUEUES);
  await sender.send('bulk', 'a');
  process.env.AWS_ACCESS_KEY_ID = 'AKIDNEWER';
  delete process.env.AWS_SESSION_TOKEN;
  await sender.send('bulk', 'b');
  expect(sqs.seen[1]?.headers.authorization).toContain('Credential=AKIDNEWER/');
  expect(sqs.seen[1]?.headers['x-amz-security-token']).toBeUndefined();
});

test.each([
  ['a 500', { status: 500, body: {} }],
  ['a throttle', { status: 400, body: { __type: 'com.amazonaws.sqs#RequestThrottled' } }],
  ['a dead connection', 'hang up' as const],
  ['a garbled answer', { status: 200, body: '<html>' }],
])('tries once more after %s', async (_what, first) => {
  sqs.reply = (one) => (sqs.seen.length === 1 ? first : taken(one));
  await sqsSender(QUEUES).send('bulk', 'a');
  expect(sqs.seen).toHaveLength(2);
});

test('gives up after two tries, as something broken', async () => {
  sqs.reply = () => ({ status: 503, body: {} });
  await expect(sqsSender(QUEUES).send('bulk', 'a')).rejects.toMatchObject({
    fate: 'broken',
    code: 'sqs-refused',
  });
  expect(sqs.seen).toHaveLength(2);
});

test('does not repeat what SQS refuses for good', async () => {
  sqs.reply = () => ({ status: 403, body: { __type: 'com.amazonaws.sqs#AccessDenied' } });
  await expect(sqsSender(QUEUES).send('bulk', 'a')).rejects.toThrow(
    'SQS answered SendMessage with 403 (AccessDenied).',
  );
  expect(sqs.seen).toHaveLength(1);
});

test('does not believe a receipt for other bytes', async () => {
  sqs.reply = () => ({ status: 200, body: { MessageId: 'm', MD5OfMessageBody: md5('other') } });
  await expect(sqsSender(QUEUES).send('bulk', 'a')).rejects.toMatchObject({ code: 'sqs-garbled' });
});

describe('many messages', () => {
  const entries = (count: number, size = 1) =>
    Array.from({ length: count }, (_, at) => ({ urgency: 'bulk' as const, body: `${at}`.padEnd(size, 'x') }));

  test('go ten to a call, each to its queue', async () => {
    const outcomes = await sqsSender(QUEUES).sendAll([
      ...entries(21),
      { urgency: 'interactive', body: 'now' },
    ]);
    expect(outcomes).toEqual(Array(22).fill('sent'));
    const calls = sqs.seen
      .map(({ body }) => JSON.parse(body))
      .map(({ QueueUrl, Entries }) => `${QueueUrl.split('/').pop()} ${Entries.length}`);
    expect(calls.sort()).toEqual(['bulk 1', 'bulk 10', 'bulk 10', 'interactive 1']);
  });

  test('stay under the megabyte that one call holds', async () => {
    await sqsSender(QUEUES).sendAll(entries(10, 300 * 1024));
    expect(sqs.seen.map(({ body }) => JSON.parse(body).Entries.length).sort()).toEqual([1, 3, 3, 3]);
  });

  test('that were refused get one more try, alone', async () => {
    sqs.reply = (one) => (sqs.seen.length === 1 ? partly(one, ['1', '2']) : taken(one));
    expect(await sqsSender(QUEUES).sendAll(entries(3))).toEqual(['sent', 'sent', 'sent']);
    expect(JSON.parse(sqs.seen[1]?.body ?? '').Entries.map(({ Id }: { Id: string }) => Id)).toEqual([
      '1',
      '2',
    ]);
  });

  test('that fail twice are told apart from those that went', async () => {
    sqs.reply = (one) => partly(one, ['1']);
    expect(await sqsSender(QUEUES).sendAll(entries(3))).toEqual(['sent', 'failed', 'sent']);
  });

  test('all fail where SQS is away, without an exception', async () => {
    sqs.reply = () => ({ status: 500, body: {} });
    expect(await sqsSender(QUEUES).sendAll(entries(2))).toEqual(['failed', 'failed']);
  });
});

function taken({ action, body }: Seen): FakeReply {
  const input = JSON.parse(body);
  return action === 'SendMessage'
    ? { status: 200, body: { MessageId: 'm', MD5OfMessageBody: md5(input.MessageBody) } }
    : partly({ body } as Seen, []);
}

function partly({ body }: Seen, refused: string[]): FakeReply {
  const entries = JSON.parse(body).Entries as { Id: string; MessageBody: string }[];
  const isRefused = ({ Id }: { Id: string }) => refused.includes(Id);
  return {
    status: 200,
    body: {
      Successful: entries
        .filter((entry) => !isRefused(entry))
        .map(({ Id, MessageBody }) => ({ Id, MessageId: 'm', MD5OfMessageBody: md5(MessageBody) })),
      Failed: entries.filter(isRefused).map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError' })),
    },
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
