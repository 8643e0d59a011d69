import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import { lazyRuntime } from '../../../lambdas/bedrock/runtime-client.ts';
import { REGION } from '../../local/engines/resource.ts';
import { failureOf, question, start, stopModel } from './model-fixture.ts';

afterEach(stopModel);

describe('an answer', () => {
  it('is told as it comes, and ends with stop reason and usage', async () => {
    const { ask, told } = await start();
    const { stopReason, usage } = await ask('Tell me of the sea', { metadata: { outputTokens: '50' } });
    expect(stopReason).toBe('end_turn');
    expect(usage).toEqual({
      inputTokens: expect.any(Number),
      outputTokens: 50,
      cacheReadTokens: 0,
      cacheWriteTokens: 0,
    });
    expect(told.length).toBe(50);
    expect(told.join('')).toMatch(/^Answer with meaning/);
  });

  it('asks as it was told to', async () => {
    const { bedrock, ask } = await start();
    const [before, now] = [{ text: 'First' }, { text: 'Then' }];
    const { usage } = await ask('', {
      turns: [
        { role: 'user', content: [before] },
        { role: 'assistant', content: [{ text: 'Yes?' }, 'cache-point'] },
        { role: 'user', content: [now] },
      ],
      maxOutputTokens: 8,
      temperature: 0.2,
      tier: 'flex',
    });
    expect(usage.outputTokens).toBe(8);
    expect(bedrock.meters()[0]?.highest.tokens).toBe(usage.inputTokens + 8);
  });

  it('waits for whoever hears it', async () => {
    const { model } = await start();
    let hearing = 0;
    let most = 0;
    await model.answer(question('x', { metadata: { outputTokens: '20' } }), async () => {
      hearing++;
      most = Math.max(most, hearing);
      await new Promise((resolve) => setImmediate(resolve));
      hearing--;
    });
    expect(most).toBe(1);
  });

  it('fails with what its hearer throws', async () => {
    const { model } = await start();
    const gone = model.answer(question('x'), () => {
      throw new ModelError('model-cut', 'The device is gone.');
    });
    expect((await failureOf(gone)).message).toBe('The device is gone.');
  });
});

describe('the SDK', () => {
  it('is loaded at the first call, once, with one attempt', async () => {
    const { runtimeOf } = await start();
    const [one, two] = await Promise.all([runtimeOf(), runtimeOf()]);
    expect(one).toBe(two);
    expect(await one.client.config.maxAttempts()).toBe(1);
    expect(await one.client.config.region()).toBe(REGION);
    expect((await (await lazyRuntime('us-west-2')()).client.config.region()) as string).toBe('us-west-2');
  });
});
