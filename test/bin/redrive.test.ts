import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sdkDynamoDb } from '../../bench/stock/sdk-dynamo-db.ts';
import { tableArchive } from '../../lambdas/bury/table-archive.ts';
import type { Urgency } from '../../lambdas/contract/names.ts';
import { guarded } from '../../lambdas/platform/resilience.ts';
import { dynamoDb } from '../../lambdas/store/dynamo-db.ts';
import { REGION } from '../local/engines/resource.ts';
import { NAMES, type OperatorCloud, startOperatorCloud } from './operator-cloud.ts';

const SENT = '2026-11-20T17:00:00.000Z';
const NONE = `No dead letters in ${REGION}.\n`;
/** Longer than one item, of characters that a cut between bytes would tear. */
const LONG = '한'.repeat(150_000);

describe('npm run redrive', () => {
  let cloud: OperatorCloud;
  let dynamo: DynamoDBClient;
  let sqs: SQSClient;

  beforeEach(async () => {
    cloud = await startOperatorCloud();
    dynamo = new DynamoDBClient(cloud.access);
    sqs = new SQSClient({ ...cloud.access, useQueueUrlAsEndpoint: false });
  });
  afterEach(async () => {
    dynamo.destroy();
    sqs.destroy();
    await cloud.close();
  });

  const keep = (urgency: Urgency, messageId: string, body: string) =>
    keepIn(NAMES.deadLetters(urgency), messageId, body);

  function keepIn(queue: string, messageId: string, body: string): Promise<void> {
    const db = dynamoDb(sdkDynamoDb(dynamo), guarded('DynamoDB', { timeoutMs: 20_000 }));
    const letter = { messageId, body, sentMs: Date.parse(SENT), reason: 'It gave up.' };
    const archive = tableArchive(db, NAMES.tables.operations, Date.now);
    return archive.keep({ queue, ...letter });
  }

  const bodiesIn = (urgency: Urgency) => bodiesOf(NAMES.queue(urgency));

  async function bodiesOf(QueueName: string): Promise<string[]> {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    return Messages.map(({ Body = '' }) => Body).sort();
  }

  const list = () => cloud.run('redrive', '--list');

  test('--list shows every letter with its reason, and sends none', async () => {
    await keep('bulk', 'm-1', 'one');
    await keep('interactive', 'm-2', 'two');
    expect((await list()).trim().split('\n')).toEqual([
      `interactive  ${SENT}  m-2  It gave up.`,
      `bulk  ${SENT}  m-1  It gave up.`,
    ]);
    expect(await bodiesIn('bulk')).toEqual([]);
  });

  test('--all sends each letter back to its own queue once, and leaves the archive empty', async () => {
    await keep('bulk', 'm-1', 'one');
    await keep('bulk', 'm-2', LONG);
    await keep('interactive', 'm-3', 'three');
    expect(await cloud.run('redrive', '--all')).toBe('3 sent back and deleted from the archive.\n');
    expect(await list()).toBe(NONE);
    expect((await bodiesIn('bulk')).map((body) => [body.length, body === LONG])).toEqual([
      [3, false],
      [LONG.length, true],
    ]);
    expect(await bodiesIn('interactive')).toEqual(['three']);
    expect(await cloud.run('redrive', '--all')).toBe('0 sent back and deleted from the archive.\n');
  });

  test('knows the letters of questions to the assistant, which go back to be asked', async () => {
    await keepIn(NAMES.answersDeadLetters, 'm-1', 'a question');
    expect(await list()).toBe(`asks  ${SENT}  m-1  It gave up.\n`);
    await cloud.run('redrive', '--all');
    expect(await bodiesOf(NAMES.asks)).toEqual(['a question']);
    expect(await list()).toBe(NONE);
  });

  test('--message sends that letter and keeps the others', async () => {
    await keep('bulk', 'm-1', 'one');
    await keep('bulk', 'm-2', 'two');
    await cloud.run('redrive', '--message', 'm-2');
    expect(await bodiesIn('bulk')).toEqual(['two']);
    expect(await list()).toBe(`bulk  ${SENT}  m-1  It gave up.\n`);
    await expect(cloud.run('redrive', '--message', 'nothing')).rejects.toMatchObject({
      stderr: expect.stringMatching(/^No letter of .* has the id "nothing"; --list shows/),
    });
  });

  test('keeps a letter whose queue does not take it', async () => {
    await keep('bulk', 'm-1', '');
    await expect(cloud.run('redrive', '--all')).rejects.toThrow();
    expect(await list()).toBe(`bulk  ${SENT}  m-1  It gave up.\n`);
  });
});
