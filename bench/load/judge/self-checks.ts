import type { Generated } from '../generate/outcome.ts';
import type { UsageSample } from '../observe/usage.ts';
import type { Measured } from '../rig/measure.ts';
import { atPeak } from './at-peak.ts';
import type { Check } from './check.ts';

type Load = Pick<Measured, 'scenario' | 'generated' | 'usage'>;

const DROPPED = 'dropped arrivals';
const ACHIEVED = 'achieved of the intended rate';
export const MACHINE_BUSY = 'CPU of the machine';

/** A busier machine answers later than its own load makes it. */
export const MOST_BUSY_PERCENT = 85;

/** Checks without which a load was not put at all, however fast its answers were. */
export const WHOLE_LOAD: readonly string[] = [DROPPED, ACHIEVED];

/** Whether the generator did what it should, whatever the cloud did. What breaks one makes a run invalid. */
export function selfChecksOf(load: Load): Check[] {
  const { generated, usage } = load;
  return [...generatorChecks(generated), ...(usage.length === 0 ? [] : [machineCheck(atPeak(load))])];
}

function generatorChecks(generated: Generated): Check[] {
  const { latenessP99Ms, loopDelayP99Ms, dropped } = generated;
  const achieved = achievedPercent(generated);
  return [
    { name: 'generator lateness P99', value: latenessP99Ms, unit: 'ms', limit: 50, is: 'at most' },
    { name: 'generator loop delay P99', value: loopDelayP99Ms, unit: 'ms', limit: 20, is: 'at most' },
    { name: DROPPED, value: dropped, unit: '', limit: 0, is: 'at most' },
    { name: ACHIEVED, value: achieved, unit: '%', limit: 99, is: 'at least' },
  ];
}

/** No number, and so no valid run, where nothing was sampled. */
function machineCheck(usage: readonly UsageSample[]): Check {
  const busy = usage.reduce((sum, { machine }) => sum + machine, 0) / usage.length;
  return {
    name: MACHINE_BUSY,
    value: busy * 100,
    unit: '%',
    limit: MOST_BUSY_PERCENT,
    is: 'at most',
  };
}

/** Sent of the intended, and in the intended time. */
function achievedPercent({ arrivals, dropped, intendedMs, sendingMs }: Generated): number {
  const inTime = sendingMs <= 0 ? 1 : Math.min(1, intendedMs / sendingMs);
  return arrivals === 0 ? 0 : (1 - dropped / arrivals) * inTime * 100;
}
