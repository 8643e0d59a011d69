import { hold } from '../../../../bench/load/plan/scenario.ts';
import { reportOf } from '../../../../bench/load/report/load-report.ts';
import { maximumOf } from '../../../../bench/load/rig/find-maximum.ts';
import { measuredAt } from './report-fixture.ts';

describe('the maximum', () => {
  it('is the last rate that kept every limit, for each core', () => {
    const steps = [20, 25, 31].map((rps) => reportOf(measuredAt(rps === 31 ? 900 : 20, { rps }), 1));
    const { sustainedRps, perCoreRps, perUsedCoreRps, text } = maximumOf(steps);
    expect(sustainedRps).toBe(25);
    expect(perCoreRps).toBe(25 / (steps[0]?.machine.cpus ?? 1));
    expect(perUsedCoreRps).toBeCloseTo(25 / 0.65);
    expect(text).toContain('; read P50 903 ms');
  });

  it('counts a rate that kept its limits on a busy machine, and none of which a part was not sent', () => {
    const busy = measuredAt(20, { rps: 40 });
    const steps = [{ ...busy, usage: busy.usage.map((one) => ({ ...one, machine: 1 })) }];
    expect(maximumOf(steps.map((step) => reportOf(step, 1))).sustainedRps).toBe(40);
    expect(maximumOf([reportOf(measuredAt(20, { rps: 40, dropped: 9 }), 1)]).sustainedRps).toBe(0);
  });

  it('says of a step on a busy machine that it was, and which was the best of the valid ones', () => {
    const stepAt = (rps: number, machine: number) => {
      const load = measuredAt(20);
      const scenario = { ...load.scenario, name: `step-${rps}`, phases: [hold(rps, 30)] };
      return reportOf({ ...load, scenario, usage: load.usage.map((one) => ({ ...one, machine })) }, 1);
    };
    const [quiet, busy] = [stepAt(20, 0.5), stepAt(25, 0.93)];
    expect(maximumOf([quiet, busy])).toMatchObject({ sustainedRps: 25, validRps: 20 });
    expect(maximumOf([quiet, busy]).text).toMatch(
      /step-25 kept its limits with CPU of the machine 93 % \(at most 85 is valid\): step-20 was the highest that was valid too\.$/,
    );
    expect(maximumOf([busy])).toMatchObject({ sustainedRps: 25, validRps: 0 });
    expect(maximumOf([busy]).text).toMatch(/: no step that was valid kept them\.$/);
    expect(maximumOf([quiet]).text).toMatch(/Every step was sustained\.$/);
  });

  it('says of a design without queues what it was not held to', () => {
    const { kept: _, ...answers } = measuredAt(20);
    expect(maximumOf([reportOf(answers, 1)]).text).toMatch(
      /Held to latencies and errors alone: neither to what was seen everywhere, nor to a ledger, nor to a drain\.$/,
    );
    expect(maximumOf([reportOf(measuredAt(20), 1)]).text).not.toContain('alone');
  });

  it('is 0 where the first step broke a limit', () => {
    expect(maximumOf([reportOf(measuredAt(900), 1)]).sustainedRps).toBe(0);
  });
});
