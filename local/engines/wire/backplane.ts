import type { FaultBoard } from '../../faults/faults.ts';
import type { Engine } from '../engine.ts';
import { type Authorize, createGate, type Gate } from './gate.ts';

/**
 * Calls to the engines without a socket, for callers inside the local cloud such as event source mappings. Faults
 * and IAM hold as on the wire. Inputs and outputs are what the JSON protocols carry: blobs are base64 text,
 * timestamps are seconds.
 */
export function createBackplane(engines: readonly Engine[], allow: Authorize, faults: FaultBoard): Gate {
  return createGate(engines, allow, faults);
}
