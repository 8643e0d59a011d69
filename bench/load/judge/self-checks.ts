import type { Generated } from '../generate/outcome.ts';
import type { UsageSample } from '../observe/usage.ts';
import type { Check } from './check.ts';

const DROPPED = 'dropped arrivals';
const ACHIEVED = 'achieved of the intended rate';

/** A busier machine answers later than its own load makes it. */
export const MOST_BUSY_PERCENT = 85;

/** Checks without which a load was not put at all, however fast its answers were. */
export const WHOLE_LOAD: readonly string[] = [DROPPED, ACHIEVED];

/** Whether the generator did what it should, whatever the cloud did. What breaks one makes a run invalid. */
export function selfChecksOf(generated: Generated, usage: readonly UsageSample[]): Check[] {
  return [
    {
      name: 'generator lateness P99',
      value: generated.latenessP99Ms,
      unit: 'ms',
      limit: 50,
      is: 'at most',
    },
    {
      name: 'generator loop delay P99',
      value: generated.loopDelayP99Ms,
      unit: 'ms',
      limit: 20,
      is: 'at most',
    },
    { name: DROPPED, value: generated.dropped, unit: '', limit: 0, is: 'at most' },
    {
      name: ACHIEVED,
      value: achievedPercent(generated),
      unit: '%',
      limit: 99,
      is: 'at least',
    },
    ...(usage.length === 0
      ? []
      : [
          {
            name: 'CPU of the machine',
            value: meanBusyPercent(usage),
            unit: '%',
            limit: MOST_BUSY_PERCENT,
            is: 'at most',
          } as const,
        ]),
  ];
}

/** Sent of the intended, and in the intended time. */
function achievedPercent({ arrivals, dropped, intendedMs, sendingMs }: Generated): number {
  const inTime = sendingMs <= 0 ? 1 : Math.min(1, intendedMs / sendingMs);
  return arrivals === 0 ? 0 : (1 - dropped / arrivals) * inTime * 100;
}

function meanBusyPercent(usage: readonly UsageSample[]): number {
  return (usage.reduce((sum, { machine }) => sum + machine, 0) / usage.length) * 100;
}
