import { faultFor } from '../faults/fault-for.ts';
import type { FaultBoard } from '../faults/faults.ts';
import type { FunctionSpec } from './function-spec.ts';

/** The faults of one function in one region. Each answer is one throw of the dice, and counted. */
export interface FunctionFaults {
  /** How far its clock is ahead, in milliseconds. */
  clockOffsetMs(): number;
  /** How long an event is withheld from it. */
  slowMs(): number;
  /** Whether it dies of the event that it was given. */
  crashes(): boolean;
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
    crashes: () => faults.strikes('crashed', region, faultFor(faults.current.lambda.crash, name), name),
    startsCold: () =>
      faults.strikes('coldStart', region, faultFor(faults.current.lambda.coldStart, name), name),
  };
}
