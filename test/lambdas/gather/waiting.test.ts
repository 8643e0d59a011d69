import { BATCH, gatherer, HOUR_MS, MINUTE_MS, SETTINGS, THREE, waiting } from './gather-fixture.ts';

describe('questions that wait', () => {
  test('go into a job together as soon as there are enough of a model', async () => {
    const { hold, held, run, jobs, objects, tasks, counts } = gatherer();
    await hold(...THREE.slice(0, 2), waiting(9, { model: 'clever' }));
    await run();
    expect([jobs.size, (await held()).length]).toEqual([0, 3]);
    await hold(THREE[2] as never);
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
    await hold(...THREE);
    await cancel(THREE[0] as never);
    await run();
    expect([jobs.size, (await held()).length]).toEqual([0, 2]);
    await cancel(THREE[1] as never);
    later(15 * MINUTE_MS);
    await run();
    expect(tasks.map(({ ask }) => ask.completion)).toEqual([THREE[2]?.ask.completion]);
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
    await hold(...THREE);
    await run();
    expect(tasks.map((one) => [one.model, one.tier])).toEqual(THREE.map(() => [model, tier]));
    expect(await held()).toEqual([]);
  });

  test('are seen to by one call at a time', async () => {
    const { ports, hold, run, jobs, later } = gatherer();
    await hold(...THREE);
    await ports.jobs.takeTurn('another', ports.nowMs() + MINUTE_MS);
    await run();
    expect(jobs.size).toBe(0);
    later(MINUTE_MS + 1);
    await run();
    expect(jobs.size).toBe(1);
  });
});
