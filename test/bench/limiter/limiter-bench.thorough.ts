import { figuresOf } from '../../../bench/limiter/figures.ts';
import { judged } from '../../../bench/limiter/goals.ts';
import { limiterOptions } from '../../../bench/limiter/options.ts';
import { type Simulated, simulate } from '../../../bench/limiter/simulate.ts';
import { Tally } from '../../../bench/limiter/tally.ts';
import { VARIANTS, type Variant } from '../../../bench/limiter/variants.ts';
import { virtualClock } from '../../../bench/limiter/virtual-clock.ts';
import { BY_TOKENS, callsOf, SMALL_QUOTA, WITH_LARGE } from '../../../bench/limiter/workload.ts';
import { scenarioIn } from '../../../bench/scenarios.ts';
import { inMemoryLimiterItem } from '../../lambdas/store/in-memory-limiter-item.ts';

const variant = (name: string): Variant => {
  const found = VARIANTS.find((one) => one.name === name);
  if (found === undefined) {
    throw new Error(`There is no variant ${name}.`);
  }
  return found;
};

async function figures(name: string, minutes = 2) {
  const played = variant(name);
  const run = await simulate(played, { seed: 1, minutes, warmUpMinutes: 1, item: inMemoryLimiterItem() });
  return figuresOf(run, played.workload.quota, 1);
}

describe('the options', () => {
  it('name the scenario and a seed', () => {
    expect(limiterOptions(['--scenario', 'limiter', '--seed', '9'])).toMatchObject({ seed: 9 });
    expect(limiterOptions(['--scenario=limiter', '--quick']).minutes).toBeLessThan(
      limiterOptions([]).minutes,
    );
    expect(() => limiterOptions(['--seed', 'x'])).toThrow('--seed is "x"');
    expect(() => limiterOptions(['--fast'])).toThrow('--fast');
  });

  it('choose the scenario before any load', () => {
    expect(scenarioIn(['--scenario', 'limiter'])).toBeDefined();
    expect(scenarioIn(['--scenario=limiter'])).toBeDefined();
    expect(scenarioIn(['--scenario', 'normal'])).toBeUndefined();
    expect(scenarioIn(['--only', 'fold'])).toBeUndefined();
  });
});

describe('the virtual clock', () => {
  it('goes from one thing to the next, and leaves undone what is later', async () => {
    const clock = virtualClock(1_000);
    const seen: [string, number][] = [];
    const at = async (name: string, ms: number) => {
      await clock.pause(ms);
      seen.push([name, clock.nowMs()]);
      await clock.pause(10);
      seen.push([`${name} again`, clock.nowMs()]);
    };
    void at('b', 20);
    void at('a', 5);
    await clock.runUntil(1_025);
    expect(seen).toEqual([
      ['a', 1_005],
      ['a again', 1_015],
      ['b', 1_020],
    ]);
    expect(clock.nowMs()).toBe(1_025);
  });
});

describe('the workload', () => {
  it.each([BY_TOKENS, WITH_LARGE, SMALL_QUOTA])(
    'wants half as much again as there is, in order and the same for the same seed: $name',
    (workload) => {
      const calls = callsOf(workload, 3, 0, 8);
      const tokens = calls.reduce(
        (sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens,
        0,
      );
      expect(tokens / 8 / workload.quota.tokensPerMinute).toBeCloseTo(1.5, 0);
      expect(JSON.stringify(callsOf(workload, 3, 0, 8))).toBe(JSON.stringify(calls));
      expect(calls.every((call, at) => at === 0 || call.atMs >= (calls[at - 1]?.atMs ?? 0))).toBe(true);
      expect(calls.every(({ inputTokens, estimatedTokens }) => estimatedTokens >= inputTokens)).toBe(true);
    },
  );
});

describe('a run', () => {
  it('of ours reaches the goals, in three minutes as in many', async () => {
    const missed = judged(await figures('ours, tokens run out', 3), 'all').filter(({ holds }) => !holds);
    expect(missed).toEqual([]);
  });

  it('of large calls on a small quota is never over it', async () => {
    const missed = judged(await figures('ours, a small quota', 3), 'never-over').filter(
      ({ holds }) => !holds,
    );
    expect(missed).toEqual([]);
  });

  it('without settling leaves a third unused, and without shares refuses whom it should not', async () => {
    expect((await figures('without settling')).utilisation).toBeLessThan(0.75);
    expect((await figures('without shares')).classes.interactive.refusedFirst).toBeGreaterThan(0.2);
  });

  it('without a limiter sees 429', async () => {
    expect((await figures('without a limiter')).throttled).toBeGreaterThan(1_000);
  });
});

describe('the figures', () => {
  const simulated = (changes: Partial<Simulated> = {}): Simulated => ({
    tally: new Tally(() => true),
    writes: { made: 10, refused: 1 },
    meter: {
      seconds: new Map([
        [0, { requests: 10, tokens: 100 }],
        [60, { requests: 5, tokens: 400 }],
        [61, { requests: 1, tokens: 300 }],
      ]),
      refused: { requests: 0, tokens: 0, 'tokens-per-day': 0 },
      highest: { requests: 12, tokens: 900 },
      lastMinute: { requests: 0, tokens: 0 },
    },
    startMs: 0,
    endMs: 120_000,
    ...changes,
  });
  const quota = { requestsPerMinute: 100, tokensPerMinute: 1_000 };

  it('are shares of the quota that runs out, and of any sixty seconds', () => {
    const seen = figuresOf(simulated(), quota, 1);
    expect(seen).toMatchObject({
      utilisation: 0.7,
      highestRequests: 0.12,
      highestTokens: 0.9,
      worstMinute: 0.7,
    });
    expect(figuresOf(simulated(), quota, 0).utilisation).toBe(0.4);
  });

  it('tell whom a class served, and what writes that took', () => {
    const run = simulated();
    const call = (tenant: string) => ({
      id: 1,
      atMs: 0,
      callClass: 'batch' as const,
      tenant,
      inputTokens: 1,
      outputTokens: 1,
      estimatedTokens: 1,
      maxOutputTokens: 1,
    });
    for (const tenant of ['large', 'large', 'small-1']) run.tally.arrived(call(tenant));
    run.tally.asked(call('large'), true, false);
    run.tally.asked(call('large'), false, true);
    run.tally.waited(call('large'), 700);
    run.tally.answered(call('large'), 30);
    const { classes, writesPerAsk, writesPerAnswer } = figuresOf(run, quota, 0);
    expect([writesPerAsk, writesPerAnswer]).toEqual([5, 10]);
    expect(classes.batch).toMatchObject({
      arrived: 3,
      answered: 1,
      share: 1,
      refusedFirst: 1 / 3,
      servedLarge: 0.5,
      servedSmall: 0,
      waitP99Ms: 700,
    });
  });
});
