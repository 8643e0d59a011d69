import { endsOf } from '../../../lambdas/answers/ends.ts';
import { unstorable } from '../../../lambdas/domain/cache/storable.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import {
  type Answering,
  BATCH,
  BECAUSE,
  gatherer,
  HOUR_MS,
  MINUTE_MS,
  SETTINGS,
  waiting,
} from './gather-fixture.ts';

const three = [1, 2, 3].map((at) => waiting(at));
const cache = {
  scope: 's',
  prompt: 'p',
  question: 'Why?',
  userKey: 'u',
  ttl: 'general' as const,
  holder: 'h',
  askers: [],
};

describe('questions that wait', () => {
  test('go into a job together as soon as there are enough of a model', async () => {
    const { hold, held, run, jobs, objects, tasks, counts } = gatherer();
    await hold(...three.slice(0, 2), waiting(9, { model: 'clever' }));
    await run();
    expect([jobs.size, (await held()).length]).toEqual([0, 3]);
    await hold(three[2] as never);
    await run();
    const [job] = [...jobs.values()];
    expect(job).toMatchObject({
      modelId: 'eu.swift',
      input: `s3://bucket/in/${job?.id}.jsonl`,
      output: 's3://bucket/out/',
    });
    const records = (objects.get(`in/${job?.id}.jsonl`) ?? '').trim().split('\n');
    expect(records.map((line) => JSON.parse(line).recordId)).toEqual([
      'Q0000000000',
      'Q0000000001',
      'Q0000000002',
    ]);
    expect(await held()).toEqual([waiting(9).ask.completion]);
    expect([tasks, counts.BatchJobs]).toEqual([[], 1]);
  });

  test('are asked by themselves when too few others come', async () => {
    const { hold, held, run, jobs, tasks, later, counts } = gatherer();
    await hold(waiting(1), waiting(2, { tier: 'flex', model: 'clever' }));
    later(15 * MINUTE_MS - 1);
    await run();
    expect(tasks).toEqual([]);
    later(1);
    await run();
    expect(jobs.size).toBe(0);
    expect(tasks.map(({ model, tier, how }) => [model, tier, how.why])).toEqual([
      ['swift', 'default', 'cheapest for difficulty 1; too few for a batch job'],
      ['clever', 'flex', 'cheapest for difficulty 1; too few for a batch job'],
    ]);
    expect([await held(), counts.BatchFellBack]).toEqual([[], 2]);
  });

  test('go into no job once they are cancelled, and those that are left wait on', async () => {
    const { hold, held, run, jobs, cancel, later, tasks } = gatherer();
    await hold(...three);
    await cancel(three[0] as never);
    await run();
    expect([jobs.size, (await held()).length]).toEqual([0, 2]);
    await cancel(three[1] as never);
    later(15 * MINUTE_MS);
    await run();
    expect(tasks.map(({ ask }) => ask.completion)).toEqual([three[2]?.ask.completion]);
    expect(await held()).toEqual([]);
  });

  test('wait for a job to end where as many are under way as may be', async () => {
    const { hold, held, run, jobs, later, tasks } = gatherer();
    await hold(...Array.from({ length: 14 }, (_, at) => waiting(at)));
    await run();
    expect(jobs.size).toBe(BATCH.mostJobs);
    later(11 * HOUR_MS);
    await run();
    expect([tasks.length, (await held()).length]).toEqual([0, 4]);
    later(HOUR_MS);
    await run();
    expect([tasks.length, (await held()).length]).toEqual([4, 0]);
  });

  test.each([
    ['is gone', { ...SETTINGS, models: SETTINGS.models.slice(1) }, 'clever', 'default'],
    [
      'is not offered so any more',
      { ...SETTINGS, models: SETTINGS.models.map((one) => ({ ...one, batch: false })) },
      'swift',
      'default',
    ],
  ])('are asked by themselves at once where their model %s', async (_, settings, model, tier) => {
    const { hold, held, run, tasks } = gatherer({ settings });
    await hold(...three);
    await run();
    expect(tasks.map((one) => [one.model, one.tier])).toEqual(three.map(() => [model, tier]));
    expect(await held()).toEqual([]);
  });

  test('are seen to by one call at a time', async () => {
    const { ports, hold, run, jobs, later } = gatherer();
    await hold(...three);
    await ports.jobs.takeTurn('another', ports.nowMs() + MINUTE_MS);
    await run();
    expect(jobs.size).toBe(0);
    later(MINUTE_MS + 1);
    await run();
    expect(jobs.size).toBe(1);
  });
});

describe('a job', () => {
  test('is made and answered once where two calls are at work at once, against all rules', async () => {
    const world = gatherer({
      changes: ({ jobs }) => ({ jobs: { ...jobs, takeTurn: async () => 'taken' } }),
    });
    await world.hold(...three);
    await Promise.all([world.run(), world.run()]);
    expect([world.jobs.size, await world.held()]).toEqual([1, []]);
    world.end();
    await Promise.all([world.run(), world.run()]);
    const ends = world.sent.map(({ event }) => event.id);
    expect(new Set(ends).size).toBe(3);
    expect(new Set(world.sent.map(({ event }) => JSON.stringify(event))).size).toBe(3);
    expect([await world.underWay(), world.tasks]).toEqual([[], []]);
  });

  test('that has ended gives each question its answer, by its record and not by its place', async () => {
    const { hold, run, end, sent, underWay, later, counts, tasks } = gatherer();
    await hold(...three);
    await run();
    await run();
    expect(sent).toEqual([]);
    end();
    later(HOUR_MS);
    await run();
    expect(sent.map(({ event }) => event.data)).toMatchObject(
      three.map(({ ask }, at) => ({
        completion: ask.completion,
        text: `Because of Why ${at + 1}?`,
        model: 'swift',
        how: { route: 'batch', cache: 'miss', why: 'cheapest for difficulty 1' },
        cost: { dollars: 15e-6, counterfactualDollars: 90e-6 },
      })),
    );
    expect([await underWay(), tasks, counts.BatchAnswered]).toEqual([[], [], 3]);
  });

  /** Lives until a job has ended and was looked at. */
  async function ended(world: ReturnType<typeof gatherer>, status?: string) {
    await world.run();
    world.end(status);
    world.later(HOUR_MS);
    await world.run();
    expect([await world.underWay(), await world.held()]).toEqual([[], []]);
  }

  const twoFirst =
    (otherwise: Answering): Answering =>
    (text) =>
      text === 'Why 3?' ? otherwise(text) : BECAUSE(text);

  test.each<[string, Answering]>([
    ['that failed', () => 'error'],
    ['that is missing', () => 'missing'],
    ['that a filter ended', () => ({ text: 'Bad.', stopReason: 'content_filtered' })],
    ['that is too long', () => ({ text: 'x'.repeat(64_001) })],
  ])(
    'leaves a question with a record %s to be asked by itself, and answers the others',
    async (_, otherwise) => {
      const world = gatherer({ answering: twoFirst(otherwise) });
      await world.hold(...three);
      await ended(world);
      expect(world.sent).toHaveLength(2);
      expect(world.tasks).toMatchObject([
        {
          ask: { completion: three[2]?.ask.completion },
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
      await world.hold(...three);
      await ended(world, status);
      expect([world.sent.length, world.tasks.length, world.counts.BatchJobsFailed]).toEqual([0, 3, 1]);
    },
  );

  test('that Bedrock knows nothing of has ended too', async () => {
    const world = gatherer();
    await world.hold(...three);
    await world.run();
    world.jobs.clear();
    await world.run();
    expect([world.sent.length, world.tasks.length]).toEqual([0, 3]);
  });

  test('that Bedrock will never take leaves its questions to be asked by themselves', async () => {
    const { hold, run, tasks, held, underWay, counts } = gatherer({ refuses: true });
    await hold(...three);
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
    await world.hold(...three, ...[4, 5, 6].map((at) => waiting(at, { model: 'clever' })));
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
    await hold(...three);
    await run();
    later(22 * HOUR_MS - 1);
    await run();
    expect([stopped, tasks]).toEqual([[], []]);
    later(1);
    await run();
    expect([stopped, tasks.length, sent.length]).toEqual([['job0'], 3, 0]);
    expect(await underWay()).toEqual([]);
  });

  test('gives no answer to a question that was cancelled, and none to one that has an end', async () => {
    // Its record is lost as well: it need not be asked again.
    const answering: Answering = (text) => (text === 'Why 2?' ? 'missing' : BECAUSE(text));
    const world = gatherer({ answering });
    await world.hold(...three);
    await world.run();
    await world.cancel(three[0] as never);
    const { progress, ports } = world;
    const elsewhere = endsOf({ progress, sender: { send: async () => {} }, nowMs: ports.nowMs });
    await elsewhere.decide(three[1]?.ask as never, 'completion.failed', { code: 'x', reason: 'Kept.' });
    world.end();
    await world.run();
    expect(world.sent.map(({ event }) => event.data)).toMatchObject([
      // It may be that nobody sent it.
      { completion: three[1]?.ask.completion, reason: 'Kept.' },
      { completion: three[2]?.ask.completion, text: 'Because of Why 3?' },
    ]);
    expect(world.tasks).toEqual([]);
  });

  test('whose answer is poor is followed by a better model, asked by itself', async () => {
    const world = gatherer({ answering: twoFirst(() => ({ text: 'I don’t know.' })) });
    await world.hold(...three);
    await ended(world);
    expect(world.tasks).toMatchObject([
      {
        model: 'clever',
        tier: 'flex',
        spentDollars: 15e-6,
        how: { route: 'flex', why: 'better than swift', escalatedFrom: 'swift' },
      },
    ]);
  });

  test('gives its answers to the cache that waits for them', async () => {
    const world = gatherer();
    await world.hold(...three.slice(1), waiting(1, { cache }));
    await ended(world);
    expect(world.kept).toEqual(['h: Because of Why 1? (swift)']);
  });

  test('hands the cache no poor answer that it would keep', async () => {
    const found: unknown[] = [];
    const settle = async (ending: Parameters<typeof unstorable>[0]) => {
      found.push(unstorable(ending));
      return undefined;
    };
    const lead = { keepAlive: async () => {}, holdFor: async () => {}, settle, fail: async () => {} };
    const answering = () => ({ text: 'I cannot help with that.' });
    const world = gatherer({ answering, changes: () => ({ resume: () => lead }) });
    const how = { ...waiting(1).how, escalatedFrom: 'swift' };
    await world.hold(...three.slice(1), waiting(1, { cache, how }));
    await ended(world);
    expect(found).toEqual(['poor']);
  });

  test('of more questions than one call has time for is gone on with by the next', async () => {
    let reads = 0;
    const world = gatherer({
      changes: (ports) => ({
        completions: {
          completion: async (...about) => {
            reads += 1;
            if (reads === 4) world.later(10 * MINUTE_MS);
            return ports.completions.completion(...about);
          },
        },
      }),
    });
    const many = Array.from({ length: 5 }, (_, at) => waiting(at));
    await world.hold(...many);
    await world.run(100_000);
    expect([world.jobs.size, (await world.underWay()).length]).toEqual([1, 1]);
    world.end();
    reads = 3;
    await world.run(100_000);
    await world.run(100_000);
    const answered = world.sent.map(({ event }) => (event.data as { completion: string }).completion);
    expect([...new Set(answered)].sort()).toEqual(many.map(({ ask }) => ask.completion));
    expect(await world.underWay()).toEqual([]);
  });

  test('whose questions are gone is told of, and holds no other up', async () => {
    const world = gatherer();
    await world.hold(...three);
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
