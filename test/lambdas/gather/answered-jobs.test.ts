import { endsOf } from '../../../lambdas/answers/ends.ts';
import { unstorable } from '../../../lambdas/domain/cache/storable.ts';
import { type Answering, BECAUSE } from './fake-batch-service.ts';
import { ended, gatherer, HOUR_MS, MINUTE_MS, THREE, twoFirst, waiting } from './gather-fixture.ts';

const cache = {
  scope: 's',
  prompt: 'p',
  question: 'Why?',
  userKey: 'u',
  ttl: 'general' as const,
  holder: 'h',
  askers: [],
};

describe('a job', () => {
  test('is made and answered once where two calls are at work at once, against all rules', async () => {
    const world = gatherer({
      changes: ({ jobs }) => ({ jobs: { ...jobs, takeTurn: async () => 'taken' } }),
    });
    await world.hold(...THREE);
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
    await hold(...THREE);
    await run();
    await run();
    expect(sent).toEqual([]);
    end();
    later(HOUR_MS);
    await run();
    expect(sent.map(({ event }) => event.data)).toMatchObject(
      THREE.map(({ ask }, at) => ({
        completion: ask.completion,
        text: `Because of Why ${at + 1}?`,
        model: 'swift',
        how: { route: 'batch', cache: 'miss', why: 'cheapest for difficulty 1' },
        cost: { dollars: 15e-6, counterfactualDollars: 90e-6 },
      })),
    );
    expect([await underWay(), tasks, counts.BatchAnswered]).toEqual([[], [], 3]);
  });

  test('gives no answer to a question that was cancelled, and none to one that has an end', async () => {
    // Its record is lost as well: it need not be asked again.
    const answering: Answering = (text) => (text === 'Why 2?' ? 'missing' : BECAUSE(text));
    const world = gatherer({ answering });
    await world.hold(...THREE);
    await world.run();
    await world.cancel(THREE[0] as never);
    const { progress, ports } = world;
    const elsewhere = endsOf({ progress, sender: { send: async () => {} }, nowMs: ports.nowMs });
    await elsewhere.decide(THREE[1]?.ask as never, 'completion.failed', { code: 'x', reason: 'Kept.' });
    world.end();
    await world.run();
    expect(world.sent.map(({ event }) => event.data)).toMatchObject([
      // It may be that nobody sent it.
      { completion: THREE[1]?.ask.completion, reason: 'Kept.' },
      { completion: THREE[2]?.ask.completion, text: 'Because of Why 3?' },
    ]);
    expect(world.tasks).toEqual([]);
  });

  test('whose answer is poor is followed by a better model, asked by itself', async () => {
    const world = gatherer({ answering: twoFirst(() => ({ text: 'I don’t know.' })) });
    await world.hold(...THREE);
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
    await world.hold(...THREE.slice(1), waiting(1, { cache }));
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
    await world.hold(...THREE.slice(1), waiting(1, { cache, how }));
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
});
