import type { FaultBoard } from '../../faults/faults.ts';
import { keyValueStoreFails } from '../../faults/key-value-store-fault.ts';
import { AwsError, type Engine, type ServiceCall } from '../engine.ts';
import { inPart } from './partial.ts';
import { throttled } from './throttled.ts';

const KEY_VALUE_STORE = 'cloudfront-keyvaluestore';
// CloudFront's store is no region's: its data plane answers while any one region is dark.
const GLOBAL_SERVICES = new Set([KEY_VALUE_STORE]);

/** @throws AwsError where the call's region is down by a fault */
export function requireUp(service: string, { region }: ServiceCall, faults: FaultBoard): void {
  if (faults.current.regions[region] !== 'down' || GLOBAL_SERVICES.has(service)) return;
  faults.count('refused', region);
  throw new AwsError('ServiceUnavailable', `Region ${region} is down by a fault that is in force.`, 503);
}

/** Makes a call that IAM has allowed, with the faults in force between caller and service. */
export async function faultyCall(
  engine: Engine,
  service: string,
  call: ServiceCall,
  faults: FaultBoard,
): Promise<Record<string, unknown>> {
  const refusal = throttled(service, engine, call, faults);
  if (refusal) throw refusal;
  if (service === KEY_VALUE_STORE && (await keyValueStoreFails(faults, call.region))) {
    throw new AwsError('InternalServerException', 'Internal Server Error', 500);
  }
  return inPart(engine, call, faults);
}
