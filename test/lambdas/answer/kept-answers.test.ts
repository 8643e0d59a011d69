import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import { unstorable } from '../../../lambdas/domain/cache/storable.ts';
import { eventAt } from '../domain/factories.ts';
import { answerer } from './answer-fixture.ts';
import { ASK, recordOf, task } from './task-factory.ts';

describe('the cache', () => {
  const cache = {
    scope: 's',
    prompt: 'p',
    question: 'Why?',
    userKey: ASK.asker,
    ttl: 'general',
    holder: 'h',
    askers: [],
  } as const;

  test('keeps the answer that it waits for', async () => {
    const { deliver, kept } = answerer();
    await deliver(recordOf(task({ cache: { ...cache, askers: [] } })));
    expect(kept).toEqual(['h: Because. (swift)']);
  });

  test('keeps no answer that is poor, though no better model was to be asked', async () => {
    const found: unknown[] = [];
    const settle = async (ending: Parameters<typeof unstorable>[0]) => {
      found.push(unstorable(ending));
      return undefined;
    };
    const lead = { keepAlive: async () => {}, holdFor: async () => {}, settle, fail: async () => {} };
    const scripts = [{ says: ['I cannot help with that.'] }];
    const { deliver, sent } = answerer({ scripts, changes: () => ({ resume: () => lead }) });
    await deliver(recordOf(task({ cache: { ...cache, askers: [] } }, { model: 'swift' })));
    expect(sent[0]?.event.data).toMatchObject({ text: 'I cannot help with that.' });
    expect(found).toEqual(['poor']);
  });

  test('learns that nobody asks any more, and lets another', async () => {
    const { deliver, stores, kept } = answerer();
    const cancelled = { completion: ASK.completion, author: ASK.asker };
    await stores.events.putEnd(eventAt(1_001, 'completion.cancelled', cancelled));
    await deliver(recordOf(task({ cache: { ...cache, askers: [] } })));
    expect(kept).toEqual(['h: nothing']);
  });

  test('learns that there will be none', async () => {
    const scripts = [{ says: [], ends: new ModelError('model-invalid', 'No.') }];
    const { deliver, kept } = answerer({ scripts });
    await deliver(recordOf(task({ cache: { ...cache, askers: [] } })));
    expect(kept).toEqual(['h: nothing']);
  });
});
