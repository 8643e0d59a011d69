import { textsOf } from '../../../lambdas/domain/prompt/assemble.ts';
import { model, SETTINGS } from '../answer/task-factory.ts';
import { asker, LEAD, question } from './ask-fixture.ts';

describe('a question', () => {
  describe('that is too long', () => {
    const LONG = { text: '長'.repeat(4_000) };
    const settings = {
      ...SETTINGS,
      models: [model('swift', 1), model('clever', 3, { contextTokens: 9_500 })],
    };

    test.each([
      ['for every model', SETTINGS, {}],
      ['for the model that it names', settings, { model: 'swift' }],
    ])('%s has failed at once, and holds up nobody who asks the same', async (_, known, change) => {
      let failed = 0;
      const lead = { ...LEAD, fail: async () => void failed++ };
      const { deliver, sent, tasks, counts, lines } = asker(lead, { settings: known });
      expect(await deliver(question({ ...LONG, ...change }))).toBe(0);
      expect(tasks).toEqual([]);
      expect(sent.map(({ event }) => event)).toMatchObject([
        {
          type: 'completion.failed',
          data: { code: 'question-too-long', reason: expect.stringContaining('shorten it') },
        },
      ]);
      expect([failed, counts.CompletionsFailed]).toEqual([1, 1]);
      expect(lines).toContainEqual(
        expect.objectContaining({
          message: 'failed',
          fields: expect.objectContaining({ errorCode: 'question-too-long' }),
        }),
      );
    });

    test('for one model is answered by another that takes it', async () => {
      const { deliver, tasks } = asker(LEAD, { settings });
      await deliver(question(LONG));
      expect(tasks).toMatchObject([{ model: 'clever' }]);
    });

    test('together with what may help is asked without that', async () => {
      const near = { question: 'Why not?', answer: '長'.repeat(4_000) };
      const { deliver, tasks } = asker({ ...LEAD, near, decision: { ...LEAD.decision, tier: 'adapt' } });
      await deliver(question());
      expect(textsOf(tasks[0]?.prompt as never)).toEqual(['Be brief.', 'Why?']);
    });
  });
});
