import { comparisonOf, inWords } from '../../../../bench/load/report/comparison.ts';
import { pageOf } from '../../../../bench/load/report/html-page.ts';
import { reportOf } from '../../../../bench/load/report/load-report.ts';
import { summaryOf } from '../../../../bench/load/report/summary.ts';
import type { Measured } from '../../../../bench/load/rig/measure.ts';
import { measuredAt } from './report-fixture.ts';

describe('the report of a load', () => {
  it('passes a load that kept every limit, and says what its latencies of AI are', () => {
    const report = reportOf(measuredAt(20), 1);
    expect(report.verdict).toBe('pass');
    expect(report.notes[0]).toContain('those of the 202');
    expect(report.classes.map(({ requests }) => requests)).toEqual([240, 120, 120, 120]);
    expect(report.answers).toEqual({ 200: 360, 202: 240 });
  });

  it('says of how many questions the P99 of AI is not judged, and nothing where it is', () => {
    const { generated, ...load } = measuredAt(20);
    const note = (times: number, more: Partial<Measured> = {}) => {
      const outcomes = Array.from({ length: times }, () => generated.outcomes).flat();
      const { notes } = reportOf({ ...load, ...more, generated: { ...generated, outcomes } }, 1);
      return notes.filter((one) => one.includes('P99'));
    };
    expect(note(1)).toEqual(['AI P99 is not judged: 120 questions.']);
    expect(note(9)).toEqual([]);
    const outage = { region: 'us', atSeconds: 5, errors: 0, acceptedAgainSeconds: 1, lastErrorSeconds: 0 };
    expect(note(1, { outage })).toEqual([]);
  });

  it('survives being written as JSON', () => {
    const report = reportOf(measuredAt(20), 1);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('tells what each part used and what others did to the machine', () => {
    const { usage, notes } = reportOf(measuredAt(20), 1);
    expect(usage[0]).toMatchObject({ part: 'cloud', mostCores: 0.7, mostResidentMb: 250 });
    expect(usage[0]?.meanCores).toBeCloseTo(0.6);
    // 600 requests, 0.5 cores and 0.7 cores for a second each.
    expect(usage[0]?.cpuMsPerRequest).toBeCloseTo(1_200 / 600);
    expect(notes.at(-1)).toMatch(
      /^At the highest rate this run used \d+ % of the machine's CPU, others used \d+ %\.$/,
    );
  });

  it('counts the CPU of what was left behind, which is neither of the mean nor of the self-checks', () => {
    const load = measuredAt(20);
    const drained = { seconds: 0.5, cores: { cloud: 0.9, relay: 0.4 }, residentMb: {}, machine: 1 };
    const usage = [...load.usage, { ...drained, atEpochMs: load.generated.beganEpochMs + 29_951 }];
    const report = reportOf({ ...load, usage }, 1);
    expect(report.machineBusyPercent).toBeCloseTo(50);
    expect(report.usage[0]).toMatchObject({ part: 'cloud', meanCores: 0.6, mostCores: 0.7 });
    expect(report.usage[0]?.cpuMsPerRequest).toBeCloseTo(1_650 / 600);
    const relay = report.usage.find(({ part }) => part === 'relay');
    expect(relay).toMatchObject({ meanCores: 0, mostCores: 0, cpuMsPerRequest: 200 / 600 });
  });

  it('puts the CPU of a request beside the least that it can take, and beside what there is', () => {
    const { floor, machine } = reportOf(measuredAt(20, { rps: 40 }), 1);
    // 600 requests; the generator used 0.1 cores for a second, everything 1.3.
    expect(floor).toMatchObject({ calls: 8, callMs: 0.03, turns: 2, exchangeMs: 0.02 });
    expect(floor?.generatorMs).toBeCloseTo(100 / 600);
    expect(floor?.leastMs).toBeCloseTo(0.24 + 0.04 + 100 / 600);
    expect(floor?.allMs).toBeCloseTo(1_300 / 600);
    expect(floor?.availableMs).toBeCloseTo((machine.cpus * 850) / 40);
    expect(reportOf({ ...measuredAt(20), usage: [] }, 1).floor).toBeUndefined();
  });

  it('fails one of whose writes one was not seen everywhere, and says so', () => {
    const report = reportOf(measuredAt(20, { unseen: 3 }), 1);
    expect(report.verdict).toBe('fail');
    expect(summaryOf(report)).toMatch(/visible: unseen +\| 3 +\| at most 0 +\| NO/);
    expect(summaryOf(report)).toContain('3 accepted writes were not seen everywhere.');
  });

  it('tells how a load drained in which a region died, without judging it', () => {
    const outage = { region: 'us', atSeconds: 9, errors: 4, acceptedAgainSeconds: 1.5, lastErrorSeconds: 2 };
    const load = measuredAt(20);
    const drain = { visibleSeconds: 41, answeredSeconds: 45.2, quietSeconds: 0 };
    const kept = load.kept && { ...load.kept, drain };
    const report = reportOf({ ...load, ...(kept && { kept }), outage }, 1);
    expect(report.verdict).toBe('pass');
    expect(summaryOf(report)).toContain(
      'Drained, not judged: all visible after 41 s, all answered after 45.2 s, quiet after 0 s.',
    );
    expect(summaryOf(reportOf(load, 1))).not.toContain('not judged: all');
  });

  it('fails one that lost a write, and calls one invalid that dropped arrivals', () => {
    expect(reportOf(measuredAt(20, { lost: 1 }), 1).verdict).toBe('fail');
    expect(reportOf(measuredAt(20, { lost: 1, dropped: 1 }), 1).verdict).toBe('invalid');
  });

  it('draws the intended rate as it was intended, also where arrivals were dropped', () => {
    const whole = measuredAt(20);
    const outcomes = whole.generated.outcomes.filter(({ atMs }) => atMs < 10_000 || atMs >= 20_000);
    const { rate } = reportOf({ ...whole, generated: { ...whole.generated, outcomes } }, 1).timeline;
    expect(new Set(rate.intended.map(([, rps]) => rps))).toEqual(new Set([20]));
    expect(rate.answered[20]).toEqual([10, 0]);
  });

  it('prints verdict, both clocks and the naive handler beside ours', () => {
    const naive = reportOf(measuredAt(80), 1);
    const summary = summaryOf({ ...reportOf(measuredAt(20), 1), naive });
    expect(summary).toContain('## test: PASS');
    expect(summary).toMatch(/patch, naive +\| 120 +\| 0 +\| 83 ms/);
    expect(summary).toMatch(/cloud +\| 0\.60 +\| 0\.70 +\| 2\.00 +\| 2\.00 +\| 250/);
    expect(summary).toMatch(/generator 1 ms, local cloud at worst 12 ms. Of functions none is told/);
    expect(summary).toContain('CPU a request counts until all that it left behind was done.');
    expect(summary).toMatch(
      /led to 8 calls of AWS's services, which take 0\.03 ms .* and to 2 exchanges .* 0\.02 ms .* floor of 0\.447 ms; all parts took 2\.17 ms/,
    );
    expect(summary).toMatch(/everywhere +\| 1 +\| 1,2/);
    expect(summary).toMatch(/drained: all answered +\| 4\.5 s +\| below 30 s +\| ok/);
  });

  it('makes a page with pictures of both that needs no network', () => {
    const page = pageOf({ ...reportOf(measuredAt(20), 1), naive: reportOf(measuredAt(80), 1) });
    expect(page.match(/<svg /g)).toHaveLength(12);
    expect(page).not.toMatch(/<script|src=|href=|url\(|NaN|Infinity|undefined/);
  });
});

describe('the comparison with an earlier report', () => {
  it('tells that a load was slower, and leaves open what is the same', () => {
    const [slow, fast] = [reportOf(measuredAt(80), 1), reportOf(measuredAt(20), 1)];
    expect(comparisonOf(slow, fast)).toMatch(/patch P50: 83\.\d ms, was 23\.\d ms; slower/);
    expect(comparisonOf(fast, fast)).toMatch(/patch P50: .*no difference to be told/);
  });

  it('says faster only where the whole interval is', () => {
    expect(inWords({ from: -9, to: -1 })).toBe('faster (-9.0 … -1.0 ms)');
    expect(inWords({ from: -9, to: 1 })).toContain('no difference');
  });
});
