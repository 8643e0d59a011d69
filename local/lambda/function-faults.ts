import { faultFor } from '../faults/fault-for.ts';
import type { FaultBoard } from '../faults/faults.ts';
import type { FunctionSpec } from './function-spec.ts';

/** The faults of one function in one region. Each answer is one throw of the dice, and counted. */
export interface FunctionFaults {
  /** How far its clock is ahead, in milliseconds. */
  clockOffsetMs(): number;
  /** How long an event is withheld from it. */
  slowMs(): number;
  /**
   * How long after it was given an event it dies of it, given how long one takes; undefined where it lives.
   * Milliseconds.
   */
  diesAfterMs(usualMs: number): number | undefined;
  /** Whether the idle environment that would take the next event is thrown away. */
  startsCold(): boolean;
}

export function functionFaults(faults: FaultBoard, { name, region }: FunctionSpec): FunctionFaults {
  return {
    clockOffsetMs() {
      const offsetMs = faults.current.clock[region] ?? 0;
      if (offsetMs !== 0) faults.count('clockOff', region);
      return offsetMs;
    },
    slowMs() {
      const slowMs = faultFor(faults.current.lambda.slowMs, name) ?? 0;
      if (slowMs > 0) faults.count('slowed', region);
      return slowMs;
    },
    diesAfterMs(usualMs) {
      const probability = faultFor(faults.current.lambda.crash, name);
      const dies = faults.strikes('crashed', region, probability, name);
      return dies ? faults.draw(`crashed after ${region} ${name}`) * usualMs : undefined;
    },
    startsCold: () =>
      faults.strikes('coldStart', region, faultFor(faults.current.lambda.coldStart, name), name),
  };
}
