import { broken } from '../../../lambdas/platform/errors.ts';
import type { Answering } from './fake-batch-service.ts';
import { ended, gatherer, HOUR_MS, THREE, twoFirst, waiting } from './gather-fixture.ts';

describe('a job', () => {
  test.each<[string, Answering]>([
    ['that failed', () => 'error'],
    ['that is missing', () => 'missing'],
    ['that a filter ended', () => ({ text: 'Bad.', stopReason: 'content_filtered' })],
    ['that is too long', () => ({ text: 'x'.repeat(64_001) })],
  ])(
    'leaves a question with a record %s to be asked by itself, and answers the others',
    async (_, otherwise) => {
      const world = gatherer({ answering: twoFirst(otherwise) });
      await world.hold(...THREE);
      await ended(world);
      expect(world.sent).toHaveLength(2);
      expect(world.tasks).toMatchObject([
        {
          ask: { completion: THREE[2]?.ask.completion },
          tier: 'default',
          how: { route: 'on-demand', why: expect.stringContaining('a batch job had no answer') },
        },
      ]);
    },
  );

  test.each(['Failed', 'Stopped', 'Expired'])(
    'that is %s leaves all of them to be asked by themselves',
    async (status) => {
      const world = gatherer();
      await world.hold(...THREE);
      await ended(world, status);
      expect([world.sent.length, world.tasks.length, world.counts.BatchJobsFailed]).toEqual([0, 3, 1]);
    },
  );

  test('that Bedrock knows nothing of has ended too', async () => {
    const world = gatherer();
    await world.hold(...THREE);
    await world.run();
    world.jobs.clear();
    await world.run();
    expect([world.sent.length, world.tasks.length]).toEqual([0, 3]);
  });

  test('that Bedrock will never take leaves its questions to be asked by themselves', async () => {
    const { hold, run, tasks, held, underWay, counts } = gatherer({ refuses: true });
    await hold(...THREE);
    await run();
    expect([tasks.length, await held(), await underWay()]).toEqual([3, [], []]);
    expect(counts.BatchJobsFailed).toBe(1);
  });

  test('that Bedrock does not take now is handed over later, and given up after an hour', async () => {
    let isFull = true;
    const world = gatherer({
      changes: ({ service }) => ({
        service: {
          ...service,
          create: async (job) => {
            if (isFull) throw broken('bedrock-refused', 'Too many jobs.');
            return service.create(job);
          },
        },
      }),
    });
    await world.hold(...THREE, ...[4, 5, 6].map((at) => waiting(at, { model: 'clever' })));
    await world.run();
    expect([world.jobs.size, (await world.underWay()).length, await world.held()]).toEqual([0, 2, []]);
    await world.hold(...[7, 8, 9].map((at) => waiting(at)));
    await world.run();
    // Another job of the model would only be refused as well.
    expect((await world.underWay()).length).toBe(2);
    isFull = false;
    await world.run();
    expect(world.jobs.size).toBe(3);
    isFull = true;
    await world.hold(...[10, 11, 12].map((at) => waiting(at, { model: 'clever' })));
    await world.run();
    world.later(HOUR_MS);
    await world.run();
    expect(world.tasks.map(({ ask }) => ask.question.text)).toEqual(['Why 10?', 'Why 11?', 'Why 12?']);
  });

  test('that does not end is given up while there is time, whatever it has answered counts', async () => {
    const { hold, run, later, stopped, tasks, sent, underWay } = gatherer();
    await hold(...THREE);
    await run();
    later(22 * HOUR_MS - 1);
    await run();
    expect([stopped, tasks]).toEqual([[], []]);
    later(1);
    await run();
    expect([stopped, tasks.length, sent.length]).toEqual([['job0'], 3, 0]);
    expect(await underWay()).toEqual([]);
  });

  test('whose questions are gone is told of, and holds no other up', async () => {
    const world = gatherer();
    await world.hold(...THREE);
    await world.run();
    world.end();
    world.objects.clear();
    await world.hold(...[4, 5, 6].map((at) => waiting(at)));
    await world.run();
    expect(world.lines.map(({ level, fields }) => [level, fields.errorCode])).toEqual([
      ['error', 'no-tasks'],
    ]);
    expect(world.jobs.size).toBe(2);
  });
});
