import type { UsageSample } from '../observe/usage.ts';
import { peakPhase, phaseEndsMs } from '../plan/scenario.ts';
import type { Measured } from '../rig/measure.ts';

/**
 * Samples of the phase with the highest rate, until everything was sent: in a mean of the whole load, what is before
 * and after it hides a machine that had too much to do.
 */
export function atPeak({
  scenario,
  generated: { beganEpochMs, sendingMs },
  usage,
}: Pick<Measured, 'scenario' | 'generated' | 'usage'>): UsageSample[] {
  const phase = peakPhase(scenario);
  const ends = phaseEndsMs(scenario);
  const [beginsMs, endsMs] = [ends[phase - 1] ?? 0, ends[phase] ?? 0];
  return usage.filter(({ atEpochMs, seconds }) => {
    const atMs = atEpochMs - beganEpochMs;
    const middleMs = atMs - (seconds * 1_000) / 2;
    return atMs <= sendingMs && middleMs >= beginsMs && middleMs < endsMs;
  });
}
