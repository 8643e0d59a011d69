import { bedrockModel, type ModelPatience } from '../../../lambdas/bedrock/bedrock-model.ts';
import type { Question } from '../../../lambdas/bedrock/model.ts';
import { ModelError, modelError } from '../../../lambdas/bedrock/model-error.ts';
import { lazyRuntime } from '../../../lambdas/bedrock/runtime-client.ts';
import { rejected } from '../../../lambdas/platform/errors.ts';
import type { BedrockEngineOptions } from '../../../local/engines/bedrock/bedrock-engine.ts';
import type { FaultsSubset } from '../../../local/faults/fault-schema.ts';
import { closeBedrock, MICRO, startBedrock } from '../../local/engines/bedrock/bedrock-fixture.ts';
import { REGION } from '../../local/engines/resource.ts';
import { setAwsEnvironment } from '../platform/fake-aws.ts';

afterEach(async () => {
  delete process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME;
  await closeBedrock();
});

const PATIENCE: ModelPatience = { wholeMs: 20_000, silenceMs: 20_000 };

/** The model as a function has it: told by its environment where Bedrock is. */
async function start(options: Partial<BedrockEngineOptions> = {}, patience = PATIENCE) {
  const started = await startBedrock(options);
  setAwsEnvironment(REGION);
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = started.url;
  const runtimeOf = lazyRuntime();
  const model = bedrockModel(runtimeOf, patience);
  const told: string[] = [];
  const ask = (text: string, more: Partial<Question> = {}, signal?: AbortSignal) =>
    model.answer(question(text, more), (delta) => void told.push(delta), signal);
  const faulty = (bedrock: FaultsSubset['bedrock'], seed = 1) => started.faults.change({ seed, bedrock });
  return { ...started, runtimeOf, model, told, ask, faulty };
}

function question(text: string, more: Partial<Question> = {}): Question {
  return {
    modelId: MICRO,
    system: [{ text: 'Be brief.' }, 'cache-point'],
    turns: [{ role: 'user', content: [{ text }] }],
    maxOutputTokens: 300,
    ...more,
  };
}

async function failureOf(work: Promise<unknown>): Promise<ModelError> {
  return work.then(
    () => {
      throw new Error('It succeeded.');
    },
    (error) => error,
  );
}

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

describe('a failure', () => {
  it.each<[FaultsSubset['bedrock'], string, string]>([
    [{ throttle: 1 }, 'model-throttled', 'conflict'],
    [{ notReady: 1 }, 'model-not-ready', 'conflict'],
    [{ unavailable: 1 }, 'model-broken', 'broken'],
    [{ midStreamError: 1 }, 'model-broken', 'broken'],
    [{ filter: 1 }, 'model-filtered', 'rejected'],
  ])('by %j is %s, %s', async (bedrock, code, fate) => {
    const { ask, faulty } = await start();
    faulty(bedrock);
    const error = await failureOf(ask('x'));
    expect(error).toMatchObject({ name: 'ModelError', code, fate });
    if (code === 'model-filtered') {
      expect(error.usage?.outputTokens).toBeGreaterThan(0);
    }
  });

  it('of a question is the question’s', async () => {
    const { ask } = await start();
    expect(await failureOf(ask('x', { modelId: 'no.such-model' }))).toMatchObject({ code: 'model-invalid' });
  });

  it('of the day’s quota is none of the minute’s', async () => {
    const { ask } = await start({ quotaOf: () => ({ tokensPerDay: 10 }) });
    expect(await failureOf(ask('x'))).toMatchObject({ code: 'model-daily-tokens' });
  });

  it('is the answer that breaks off, however it does, and never a short answer', async () => {
    const codes = new Set<string>();
    for (let seed = 1; codes.size < 2 && seed < 30; seed++) {
      const { ask, faulty } = await start();
      faulty({ cut: 1 }, seed);
      const error = await failureOf(ask('x'));
      expect(['model-cut', 'model-broken']).toContain(error.code);
      expect(error.fate).toBe('broken');
      codes.add(error.code);
      await closeBedrock();
    }
    expect(codes).toEqual(new Set(['model-cut', 'model-broken']));
  });

  it('is a silence that lasts too long', async () => {
    const { ask, faulty } = await start({}, { wholeMs: 20_000, silenceMs: 150 });
    faulty({ slow: { firstTokenMs: 15_000, perTokenMs: 0 } });
    expect(await failureOf(ask('x'))).toMatchObject({ code: 'model-broken' });
  });

  it('is an answer that takes too long in all, though it goes on and on', async () => {
    const { ask, faulty } = await start({}, { wholeMs: 600, silenceMs: 20_000 });
    faulty({ slow: { firstTokenMs: 0, perTokenMs: 100 } });
    expect(await failureOf(ask('x'))).toMatchObject({ code: 'timed-out', fate: 'broken' });
  });

  it('comes at once after several in a row, and throttles are none', async () => {
    const { ask, faulty } = await start();
    faulty({ throttle: 1 });
    for (let times = 0; times < 7; times++) {
      expect(await failureOf(ask('x'))).toMatchObject({ code: 'model-throttled' });
    }
    faulty({ throttle: 0, unavailable: 1 });
    for (let times = 0; times < 5; times++) {
      expect(await failureOf(ask('x'))).toMatchObject({ code: 'model-broken' });
    }
    expect(await failureOf(ask('x'))).toMatchObject({ code: 'circuit-open' });
    // Another model is not meant.
    expect(await failureOf(ask('x', { modelId: `us.${MICRO}` }))).toMatchObject({ code: 'model-broken' });
  });

  it('is that nobody waits any more', async () => {
    const { ask, faulty, told } = await start();
    faulty({ slow: { firstTokenMs: 0, perTokenMs: 20 } });
    const given = new AbortController();
    const asked = failureOf(ask('x', {}, given.signal));
    const heardSome = setInterval(() => told.length > 2 && given.abort(new Error('cancelled')), 5);
    expect(await asked).toMatchObject({ code: 'no-use', cause: { message: 'cancelled' } });
    clearInterval(heardSome);
  });

  it('is none of the model’s where nobody waited for its first word', async () => {
    const { ask, faulty } = await start();
    faulty({ slow: { firstTokenMs: 15_000, perTokenMs: 0 } });
    const cancelled = rejected('no-use', 'The completion is cancelled.');
    for (let times = 0; times < 6; times++) {
      expect(await failureOf(ask('x', {}, abortedSoon(cancelled)))).toBe(cancelled);
    }
    faulty({ slow: { firstTokenMs: 0, perTokenMs: 0 } });
    expect(await ask('x')).toMatchObject({ stopReason: 'end_turn' });
  });
});

function abortedSoon(reason: Error): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 30);
  return controller.signal;
}

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

describe('the SDK’s error', () => {
  const thrown = (name: string, headers: Record<string, string> = {}) =>
    Object.assign(new Error('Too much.'), { name, $response: { headers } });
  const NOW = Date.parse('2026-11-20T18:00:00Z');

  it.each([
    ['2', 2_000],
    ['0', 0],
    ['Fri, 20 Nov 2026 18:00:05 GMT', 5_000],
    ['Fri, 20 Nov 2026 17:00:00 GMT', 0],
    ['soon', undefined],
  ])('tells how long to wait by "%s"', (value, retryAfterMs) => {
    const error = modelError(thrown('ThrottlingException', { 'retry-after': value }), MICRO, NOW);
    expect(error).toMatchObject({ code: 'model-throttled', retryAfterMs });
  });

  it.each([
    ['ServiceQuotaExceededException', 'model-throttled'],
    ['ResourceNotFoundException', 'model-invalid'],
    ['AccessDeniedException', 'model-broken'],
    ['TimeoutError', 'model-broken'],
  ])('%s is %s', (name, code) => {
    const error = modelError(thrown(name), MICRO, NOW);
    expect(error).toMatchObject({ code, retryAfterMs: undefined, usage: undefined });
    expect((error as Error).message).toContain(`${MICRO} gave no answer (${name}): Too much.`);
  });

  it('stays what it is where it is ours, and is broken where it is no error at all', () => {
    const ours = new ModelError('model-cut', 'x');
    expect(modelError(ours, MICRO, NOW)).toBe(ours);
    expect(modelError('text', MICRO, NOW)).toMatchObject({ code: 'model-broken', cause: 'text' });
  });
});
