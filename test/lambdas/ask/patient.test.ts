import { readTask } from '../../../lambdas/queue/completion-message.ts';
import { model, NOW_MS, PLACE, SETTINGS } from '../answer/task-factory.ts';
import { asker, LEAD, question } from './ask-fixture.ts';

describe('a question', () => {
  describe('that has time', () => {
    const patient = model('swift', 1, { batch: true, flex: true, contextTokens: 100_000 });
    const settings = { ...SETTINGS, models: [patient], usual: 'swift' };

    test('waits for a batch job as what it would be by itself, and nobody waits for its answer', async () => {
      let failed = 0;
      const lead = { ...LEAD, fail: async () => void failed++ };
      const { deliver, held, tasks, ports } = asker(lead, { settings });
      // A repeat changes nothing.
      await deliver(question({ priority: 'batch' }), question({ priority: 'batch' }));
      const all = await held.oldest();
      expect(all.map(({ place }) => place)).toEqual([PLACE]);
      expect(readTask(all[0]?.body ?? '')).toMatchObject({
        model: 'swift',
        tier: 'flex',
        how: { route: 'flex', why: 'nothing-near; cheapest for difficulty 1' },
        cache: LEAD.ticket,
      });
      expect([tasks, failed]).toEqual([[], 2]);
      const { waiting } = (await ports.progress.progress(PLACE)) ?? {};
      expect(waiting).toMatchObject({ priority: 'batch', model: undefined, queuedMs: NOW_MS });
    });

    test.each([
      ['is too long for that', settings, { text: '長'.repeat(16_000) }],
      ['is for a model that is not offered so', SETTINGS, {}],
      ['has no time after all', settings, { priority: 'standard' as const }],
    ])('goes to its model’s queue where it %s', async (_, known, change) => {
      const { deliver, held, tasks } = asker(LEAD, { settings: known });
      await deliver(question({ priority: 'batch', ...change }));
      expect([tasks.length, await held.oldest()]).toEqual([1, []]);
    });
  });
});
