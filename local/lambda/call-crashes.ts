import type { Principal } from '../engines/engine.ts';
import { faultFor } from '../faults/fault-for.ts';
import type { CrashPoint, FaultBoard } from '../faults/faults.ts';

/** A call that an environment makes. */
export interface MadeCall {
  readonly region: string;
  readonly operation: string;
  readonly principal: Principal;
}

/** The places around a call at which a fault may end the environment that makes it. */
export interface CallCrashes {
  /** @throws CrashedBefore where the call must not be made */
  beforeCall(call: MadeCall): void;
  afterCall(call: MadeCall): void;
}

/** The caller died before its call was on its way. */
export class CrashedBefore extends Error {}

/** Ends environments before, during and after their calls, as the faults in force say; `kill` ends a caller. */
export function createCallCrashes(faults: FaultBoard, kill: (caller: Principal) => void): CallCrashes {
  const strikes = (
    kind: 'crashedBefore' | 'crashedDuring' | 'crashedAfter',
    points: Readonly<Record<string, CrashPoint>>,
    { region, operation, principal: { functionName } }: MadeCall,
  ): boolean => {
    if (functionName === undefined) return false;
    const probability = probabilityAt(faultFor(points, functionName), operation);
    return faults.strikes(kind, region, probability, functionName);
  };
  return {
    beforeCall(call) {
      const { crashBefore, crashDuring } = faults.current.lambda;
      if (strikes('crashedBefore', crashBefore, call)) {
        kill(call.principal);
        throw new CrashedBefore(`The caller of ${call.operation} died before its call.`);
      }
      if (strikes('crashedDuring', crashDuring, call)) kill(call.principal);
    },
    afterCall(call) {
      if (strikes('crashedAfter', faults.current.lambda.crashAfter, call)) kill(call.principal);
    },
  };
}

function probabilityAt(point: CrashPoint | undefined, operation: string): number {
  if (point === undefined) return 0;
  const at = typeof point === 'string' ? { operation: point, probability: 1 } : point;
  return at.operation === operation || at.operation === '*' ? at.probability : 0;
}
