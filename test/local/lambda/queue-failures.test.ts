import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../../../local/engines/engine.ts';
import { functionOf, functionsOf, REGION } from './functions-fixture.ts';
import { bodiesOf, consumedBy, mappedQueue, type SqsRecord, stopBoth, until } from './mapping-fixture.ts';

afterEach(stopBoth);

function receivesOf(attributes: unknown): number {
  return Number((attributes as Record<string, string>).ApproximateReceiveCount);
}

describe('a mapping from a queue', () => {
  test('leaves exactly what the function reports, and hands it over again after its visibility timeout', async () => {
    const batches: SqsRecord[][] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => {
        batches.push(records);
        const bad = records.filter(({ body, attributes }) => body === 'bad' && receivesOf(attributes) === 1);
        return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      }),
      { VisibilityTimeout: 1 },
    );
    await queue.send('good', 'bad');
    queue.start();
    await until(async () => batches.flat().length === 3 && (await queue.left()) === 0);
    expect(bodiesOf(batches).sort()).toEqual(['bad', 'bad', 'good']);
    expect(receivesOf(batches.at(-1)?.[0]?.attributes)).toBe(2);
  });

  test.each<[string, unknown]>([
    ['an identifier that is not of the batch', { batchItemFailures: [{ itemIdentifier: 'nobody' }] }],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a failure without an identifier', { batchItemFailures: [{ id: 'x' }] }],
    ['failures that are no list', { batchItemFailures: 'all' }],
    ['something that is no object', 'fine'],
    ['an error', new Error('broken')],
  ])('fails the whole batch where the function answers with %s', async (_, answer) => {
    const batches: SqsRecord[][] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => {
        batches.push(records);
        return answer;
      }),
    );
    await queue.send('a');
    queue.start();
    await until(() => batches.length === 1);
    await sleep(50);
    expect(await queue.left()).toBe(1);
  });

  test('ignores what a function reports that was never asked to report', async () => {
    const queue = await mappedQueue(
      { FunctionResponseTypes: [] },
      consumedBy((records) => ({
        batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })),
      })),
    );
    await queue.send('a');
    queue.start();
    await until(async () => (await queue.left()) === 0);
  });

  test('tries a throttled batch again', async () => {
    let tries = 0;
    const queue = await mappedQueue(
      {},
      {
        invoke: async () => {
          if (++tries < 3) throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
          return { requestId: 'r', payload: 'null', coldStart: false, durationMs: 1 };
        },
      },
    );
    await queue.send('a');
    queue.start();
    await until(async () => (await queue.left()) === 0);
    expect(tries).toBe(3);
  });

  test('gives no message up for a throttle or a batch that is done in part', async () => {
    const bodies: string[] = [];
    const queue = await mappedQueue(
      {},
      consumedBy((records) => void bodies.push(...records.map(({ body }) => body))),
    );
    const texts = Array.from({ length: 20 }, (_, at) => `${at}`);
    await queue.send(...texts);
    queue.faults.change({ seed: 2, throttle: { sqs: 0.3 }, partial: { sqs: 0.3 } });
    queue.start();
    await until(() => bodies.length === texts.length);
    queue.faults.reset();
    await until(async () => (await queue.left()) === 0);
    expect(bodies.sort()).toEqual([...texts].sort());
    expect(queue.faults.countsOf(REGION)).toMatchObject({
      sqsThrottled: expect.any(Number),
      sqsPartial: expect.any(Number),
    });
  });

  test('works on the messages of a crashed environment again', async () => {
    const source = `
      export const handler = async ({ Records }) => {
        if (Records[0].attributes.ApproximateReceiveCount === '1') process.exit(1);
        console.log('worked on ' + Records.map(({ body }) => body));
        return { batchItemFailures: [] };
      };`;
    const { functions, lines } = functionsOf([functionOf('app-apply', source)]);
    const queue = await mappedQueue({}, functions, { VisibilityTimeout: 3 });
    await queue.send('a');
    queue.start();
    await until(async () => (await queue.left()) === 0);
    expect(lines.filter(({ source: from }) => from === 'stdout').map(({ text }) => text)).toEqual([
      'worked on a',
    ]);
  });
});
