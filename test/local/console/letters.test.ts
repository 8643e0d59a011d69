import { createLetters } from '../../../local/console/letters.ts';
import { createMarks } from '../../../local/console/marks.ts';
import { createRedrive, type RedriveProgress } from '../../../local/console/redrive.ts';
import {
  createDynamoEngine,
  type DynamoEngine,
} from '../../../local/engines/dynamodb/create-dynamo-engine.ts';
import { createKeyValueStoreEngine } from '../../../local/engines/key-value-store/key-value-store-engine.ts';
import { createSqsEngine, type SqsEngine } from '../../../local/engines/sqs/sqs-engine.ts';
import { createFaultBoard } from '../../../local/faults/fault-board.ts';
import { until } from '../../../local/testing/cloud-process.ts';
import { ACCOUNT, resource } from '../engines/resource.ts';

const [DUBLIN, TOKYO] = ['eu-west-1', 'ap-northeast-1'];
const [QUEUE, DEAD, TABLE] = ['app-bulk', 'app-bulk-dead-letters', 'app-Operations'];

const QUEUES = [DUBLIN, TOKYO].flatMap((region) => [
  resource('AWS::SQS::Queue', DEAD, {}, region),
  resource('AWS::SQS::Queue', QUEUE, { RedrivePolicy: redrivePolicy(region) }, region),
]);

function redrivePolicy(region: string) {
  return { deadLetterTargetArn: `arn:aws:sqs:${region}:${ACCOUNT}:${DEAD}`, maxReceiveCount: 20 };
}

describe('dead letters', () => {
  const faults = createFaultBoard();
  let dynamodb: DynamoEngine;
  let sqs: SqsEngine;
  let letters: ReturnType<typeof createLetters>;

  beforeEach(async () => {
    dynamodb = createDynamoEngine({ regions: [DUBLIN, TOKYO], faults });
    sqs = createSqsEngine({ faults });
    for (const queue of QUEUES) await sqs.provision(queue);
    for (const region of [DUBLIN, TOKYO]) {
      const properties = {
        TableName: TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      };
      await dynamodb.provision(resource('AWS::DynamoDB::Table', TABLE, properties, region));
    }
    letters = createLetters({ regions: [DUBLIN, TOKYO], resources: QUEUES, table: TABLE, dynamodb, sqs });
  });
  afterEach(async () => {
    faults.reset();
    await Promise.all([dynamodb.close(), sqs.close()]);
  });

  const call = (engine: DynamoEngine | SqsEngine, region: string, operation: string, input: object) =>
    engine.call({ region, operation, input: { ...input }, principal: { kind: 'operator' } });

  /** As bury archives it: a long body in parts. */
  async function archive(
    region: string,
    messageId: string,
    sentAt: string,
    ...bodies: string[]
  ): Promise<void> {
    for (const [part, body] of bodies.entries()) {
      const Item = {
        pk: { S: `LETTER#${DEAD}` },
        sk: { S: `${sentAt}#${messageId}#${part}` },
        bytes: { N: String(bodies.join('').length) },
        reason: { S: 'is no intent' },
        body: { B: Buffer.from(body).toString('base64') },
      };
      await call(dynamodb, region, 'PutItem', { TableName: TABLE, Item });
    }
  }

  async function received(region: string, queue: string): Promise<string[]> {
    const { QueueUrl } = await call(sqs, region, 'GetQueueUrl', { QueueName: queue });
    const { Messages = [] } = await call(sqs, region, 'ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
    });
    return (Messages as { Body: string }[]).map(({ Body }) => Body);
  }

  test('lists all regions’ letters, the youngest first, long ones put together, and says what is dark', async () => {
    await archive(DUBLIN, 'old', '2026-11-20T10:00:00.000Z', 'one ', 'two');
    await archive(TOKYO, 'new', '2026-11-21T10:00:00.000Z', 'three');
    const { letters: all, unreadable } = await letters.list();
    expect(unreadable).toEqual([]);
    expect(all).toEqual([
      expect.objectContaining({ region: TOKYO, queue: DEAD, messageId: 'new', body: 'three', bytes: 5 }),
      expect.objectContaining({ region: DUBLIN, messageId: 'old', body: 'one two', reason: 'is no intent' }),
    ]);
    faults.change({ regions: { [TOKYO]: 'down' } });
    expect(await letters.list()).toMatchObject({ letters: [{ messageId: 'old' }], unreadable: [TOKYO] });
  });

  test('redrives chosen letters, one with another body, and takes them out of the archive', async () => {
    await archive(DUBLIN, 'kept', '2026-11-20T10:00:00.000Z', 'stays');
    await archive(DUBLIN, 'sent', '2026-11-20T10:00:00.000Z', 'as it ', 'was');
    await archive(DUBLIN, 'mended', '2026-11-20T10:00:00.000Z', 'wrong');
    const told: RedriveProgress[] = [];
    const redrive = createRedrive(letters, (progress) => told.push(progress));
    const name = (messageId: string) => ({ region: DUBLIN, queue: DEAD, messageId });
    const orders = [name('sent'), { ...name('mended'), body: 'right' }, name('gone')];
    redrive.start({ letters: orders, perSecond: 500 });
    expect(() => redrive.start({ letters: orders })).toThrow('runs already');
    await until(
      async () => told.at(-1)?.state,
      (state) => state === 'done',
    );
    expect(told.at(-1)).toEqual({
      total: 3,
      sent: 2,
      failed: [{ messageId: 'gone', reason: 'It is not in the archive any more.' }],
      state: 'done',
    });
    expect((await received(DUBLIN, QUEUE)).sort()).toEqual(['as it was', 'right']);
    expect((await letters.list()).letters.map(({ messageId }) => messageId)).toEqual(['kept']);
  });

  test('stops a redrive that is cancelled', async () => {
    for (const id of ['1', '2', '3']) await archive(DUBLIN, id, '2026-11-20T10:00:00.000Z', id);
    const told: RedriveProgress[] = [];
    const redrive = createRedrive(letters, (progress) => told.push(progress));
    const all = (await letters.list()).letters.map(({ region, queue, messageId }) => ({
      region,
      queue,
      messageId,
    }));
    redrive.start({ letters: all, perSecond: 1 });
    await until(
      async () => told.length,
      (length) => length > 0,
    );
    expect(redrive.cancel()).toMatchObject({ state: 'cancelled', sent: 1, total: 3 });
    expect((await letters.list()).letters).toHaveLength(2);
  });

  test('redrives nothing that is said to be in a region or a queue that there is not', () => {
    const redrive = createRedrive(letters, () => {});
    const letter = { region: DUBLIN, queue: DEAD, messageId: 'any' };
    expect(() => redrive.start({ letters: [{ ...letter, region: 'mars-1' }] })).toThrow('region is "mars-1"');
    expect(() => redrive.start({ letters: [letter, { ...letter, queue: QUEUE }] })).toThrow(
      `queue is "${QUEUE}"`,
    );
    expect(redrive.cancel()).toEqual({});
  });

  test('puts a message straight onto a dead-letter queue, and onto no other', async () => {
    await letters.bury({ region: TOKYO, queue: DEAD, body: 'spoilt' });
    expect(await received(TOKYO, DEAD)).toEqual(['spoilt']);
    await expect(letters.bury({ region: TOKYO, queue: QUEUE, body: '' })).rejects.toThrow(
      `queue is "${QUEUE}"`,
    );
    await expect(letters.bury({ region: 'mars-1', queue: DEAD })).rejects.toThrow('region is "mars-1"');
  });
});

describe('marks', () => {
  test.each(['draining', 'null', '[]', `{"${TOKYO}":7}`])(
    'are none where somebody wrote %s, and can be set again',
    async (text) => {
      const store = resource('AWS::CloudFront::KeyValueStore', 'routing', { Name: 'routing' });
      const written: unknown[] = [];
      const keyValues = {
        value: () => text,
        call: async ({ input }: { input: Record<string, unknown> }) => {
          written.push(input.Value);
          return { ETag: '1' };
        },
      };
      const marks = createMarks({ regions: [DUBLIN, TOKYO], keyValues, store });
      expect(marks.current()).toEqual({});
      await marks.change({ [DUBLIN]: 'draining' });
      expect(written.at(-1)).toBe(`{"${DUBLIN}":"draining"}`);
    },
  );

  test('drain a region and end that, and leave what watch says alone', async () => {
    const keyValues = createKeyValueStoreEngine();
    const store = resource('AWS::CloudFront::KeyValueStore', 'routing', { Name: 'routing' });
    await keyValues.provision(store);
    const marks = createMarks({ regions: [DUBLIN, TOKYO], keyValues, store });
    expect(marks.current()).toEqual({});
    expect(await marks.change({ [DUBLIN]: 'draining' })).toEqual({ [DUBLIN]: 'draining' });
    const KvsARN = `arn:aws:cloudfront::${store.accountId}:key-value-store/routing`;
    const write = (operation: string, input: object) =>
      keyValues.call({
        region: DUBLIN,
        operation,
        input: { KvsARN, ...input },
        principal: { kind: 'operator' },
      });
    const { ETag } = await write('DescribeKeyValueStore', {});
    await write('PutKey', {
      Key: 'marks',
      Value: `{"${TOKYO}":"down","${DUBLIN}":"draining"}`,
      IfMatch: ETag,
    });
    expect(await marks.change({ [DUBLIN]: null, [TOKYO]: null })).toEqual({ [TOKYO]: 'down' });
    await expect(marks.change({ [DUBLIN]: 'down' })).rejects.toThrow('it can be draining');
  });
});
