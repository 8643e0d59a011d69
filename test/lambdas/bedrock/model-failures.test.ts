import { rejected } from '../../../lambdas/platform/errors.ts';
import type { FaultsSubset } from '../../../local/faults/fault-schema.ts';
import { closeBedrock, MICRO } from '../../local/engines/bedrock/bedrock-fixture.ts';
import { failureOf, start, stopModel } from './model-fixture.ts';

afterEach(stopModel);

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
