import type { Generated, Outcome } from '../../../../bench/load/generate/outcome.ts';
import { holds, verdictOf } from '../../../../bench/load/judge/check.ts';
import { selfChecksOf } from '../../../../bench/load/judge/self-checks.ts';
import { seriesOf } from '../../../../bench/load/judge/series.ts';
import { thresholdsOf } from '../../../../bench/load/judge/thresholds.ts';
import type { TrafficClass } from '../../../../bench/load/plan/classes.ts';
import { hold } from '../../../../bench/load/plan/scenario.ts';
import { scenariosNamed } from '../../../../bench/load/plan/scenarios.ts';

const GOOD: Generated = {
  outcomes: [],
  beganEpochMs: 0,
  arrivals: 1_000,
  sendingMs: 10_000,
  intendedMs: 9_990,
  dropped: 0,
  latenessP99Ms: 3,
  latenessMaxMs: 9,
  loopDelayP99Ms: 2,
};
const DRAINED = { visibleSeconds: 1, answeredSeconds: 2, quietSeconds: 3 };
const CLEAN = { accepted: 10, lost: 0, duplicates: 0, gaps: 0, examples: [] };
const SCENARIO = { name: 'test', users: 1, phases: [hold(100, 10)] };
const sample = (atSeconds: number, machine: number) => ({
  atEpochMs: atSeconds * 1_000,
  seconds: 1,
  cores: {},
  residentMb: {},
  machine,
});

function outcomes(name: TrafficClass['name'], latencies: readonly number[], failure?: string): Outcome[] {
  return latencies.map((latencyMs) => ({
    atMs: 0,
    phase: 0,
    class: name,
    region: 'us',
    latencyMs,
    endMs: latencyMs,
    serviceMs: latencyMs,
    status: 200,
    ...(failure !== undefined && { failure }),
  }));
}

const all = (latencies: readonly number[]) => [
  ...outcomes('profile', latencies),
  ...outcomes('patch', latencies),
  ...outcomes('completion', latencies),
];
const broken = (load: readonly Outcome[], kept: object = { ledger: CLEAN, drain: DRAINED }) =>
  thresholdsOf({ series: seriesOf(load), ...kept })
    .filter((check) => !holds(check))
    .map(({ name }) => name);
const fast = new Array(99).fill(10);

describe('the thresholds', () => {
  it('hold for a fast load without errors', () => {
    expect(broken(all(fast))).toEqual([]);
  });

  it('break at the percentile that is too slow, class by class', () => {
    expect(broken([...all(fast), ...outcomes('patch', new Array(120).fill(600))])).toEqual(['write P50']);
    expect(broken([...all(fast), ...outcomes('events', new Array(10).fill(3_000))])).toEqual(['read P95']);
    expect(broken([...all(fast), ...outcomes('profile', [6_000, 6_000])])).toEqual(['read P99']);
  });

  it('judge the P99 of the AI class where it rests on enough requests', () => {
    expect(broken([...all(fast), ...outcomes('completion', [9_000, 9_000])])).toEqual([]);
    expect(broken([...all(fast), ...outcomes('completion', new Array(10).fill(9_000))])).toEqual(['ai P95']);
    const some = (fastOnes: number) => [
      ...all(fast),
      ...outcomes('completion', [...new Array(fastOnes).fill(10), ...new Array(20).fill(9_000)]),
    ];
    expect(broken(some(880))).toEqual([]);
    expect(broken(some(881))).toEqual(['ai P99']);
  });

  it('break at one error in a thousand', () => {
    const thousand = all(new Array(333).fill(10));
    expect(broken([...thousand, ...outcomes('patch', [10], 'status 503')])).toEqual(['errors']);
    expect(broken([...thousand, ...thousand, ...outcomes('patch', [10], 'timeout')])).toEqual([]);
  });

  it('break where a write was lost or doubled, a lane has a hole, or the queues drain too late', () => {
    const load = all(fast);
    expect(broken(load, { ledger: { ...CLEAN, lost: 1 }, drain: DRAINED })).toEqual(['ledger: lost']);
    expect(broken(load, { ledger: { ...CLEAN, duplicates: 1 }, drain: DRAINED })).toEqual([
      'ledger: duplicates',
    ]);
    expect(broken(load, { ledger: { ...CLEAN, gaps: 1 }, drain: DRAINED })).toEqual(['ledger: gaps']);
    const late = (change: object) => broken(load, { ledger: CLEAN, drain: { ...DRAINED, ...change } });
    expect(late({ visibleSeconds: Number.POSITIVE_INFINITY })).toEqual(['drained: all visible']);
    expect(late({ answeredSeconds: 120 })).toEqual(['drained: all answered']);
    expect(late({ quietSeconds: 30 })).toEqual(['drained: quiet']);
  });

  it('break where a write of any phase was not seen everywhere, also where a region died', () => {
    const unseen = { ledger: CLEAN, drain: DRAINED, visible: { unseen: 1 } };
    expect(broken(all(fast), unseen)).toEqual(['visible: unseen']);
    expect(broken(all(fast), { ...unseen, visible: { unseen: 0 } })).toEqual([]);
    const outage = { region: 'us', atSeconds: 5, errors: 9, acceptedAgainSeconds: 1, lastErrorSeconds: 1 };
    expect(broken(all(fast), { ...unseen, outage })).toEqual(['visible: unseen']);
  });

  it('break where nothing was measured', () => {
    expect(broken([])).toContain('errors');
    expect(broken(all(fast), { ledger: { ...CLEAN, accepted: 0 } })).toEqual(['ledger: accepted']);
    expect(broken([...outcomes('profile', fast), ...outcomes('patch', fast)])).toEqual(['ai P50', 'ai P95']);
  });
});

describe('the self-checks', () => {
  const failing = (change: Partial<Generated>, machine = 0.5) =>
    selfChecksOf({
      scenario: SCENARIO,
      generated: { ...GOOD, ...change },
      usage: [sample(1, machine), sample(2, machine)],
    })
      .filter((check) => !holds(check))
      .map(({ name }) => name);

  it('hold for a generator that did what it should', () => {
    expect(failing({})).toEqual([]);
  });

  it.each([
    [{ latenessP99Ms: 51 }, 'generator lateness P99'],
    [{ loopDelayP99Ms: 21 }, 'generator loop delay P99'],
    [{ sendingMs: 10_200 }, 'achieved of the intended rate'],
  ])('break for %j', (change, name) => {
    expect(failing(change)).toEqual([name]);
  });

  it('break at one dropped arrival, and at the rate once they are many', () => {
    expect(failing({ dropped: 1 })).toEqual(['dropped arrivals']);
    expect(failing({ dropped: 20 })).toEqual(['dropped arrivals', 'achieved of the intended rate']);
  });

  it('break on a machine that was busy', () => {
    expect(failing({}, 0.86)).toEqual(['CPU of the machine']);
  });

  it('leave the CPU out where the system does not tell it', () => {
    const checks = selfChecksOf({ scenario: SCENARIO, generated: GOOD, usage: [] });
    expect(checks.map(({ name }) => name)).not.toContain('CPU of the machine');
  });

  describe('of a spike', () => {
    const [spike = SCENARIO] = scenariosNamed('spike', false);
    const generated = { ...GOOD, sendingMs: 300_000, intendedMs: 299_900 };
    const busy = (machineAt: (second: number) => number) => {
      const usage = Array.from({ length: 400 }, (_, at) => sample(at + 1, machineAt(at + 0.5)));
      const checks = selfChecksOf({ scenario: spike, generated, usage });
      return checks.find(({ name }) => name === 'CPU of the machine');
    };

    it('break on a machine that was busy while the rate was highest, however idle it was before and after', () => {
      const check = busy((second) => (second >= 30 && second < 90 ? 1 : 0.1));
      expect(check).toMatchObject({ value: expect.closeTo(100), limit: 85 });
      expect(check && holds(check)).toBe(false);
    });

    it('hold on one that was busy in other phases only', () => {
      expect(busy((second) => (second >= 30 && second < 90 ? 0.5 : 1))?.value).toBeCloseTo(50);
    });

    it('break where nothing of that phase was sampled', () => {
      const checks = selfChecksOf({ scenario: spike, generated, usage: [sample(10, 0.1)] });
      expect(checks.filter((check) => !holds(check)).map(({ name }) => name)).toEqual(['CPU of the machine']);
    });
  });
});

describe('the verdict', () => {
  const good = { name: '', value: 1, unit: '', limit: 2, is: 'below' } as const;
  const bad = { ...good, value: 2 };

  it('is invalid rather than good or bad where a self-check broke', () => {
    expect(verdictOf([good], [bad])).toBe('invalid');
    expect(verdictOf([bad], [bad])).toBe('invalid');
    expect(verdictOf([bad], [good])).toBe('fail');
    expect(verdictOf([good], [good])).toBe('pass');
  });

  it('takes what is no number for broken', () => {
    expect(holds({ ...good, value: Number.NaN })).toBe(false);
  });
});
