import type { Counted } from './count-calls.ts';
import type { Deployment } from './deployment.ts';
import type { Flows } from './flows.ts';
import type { Load, Traffic } from './traffic.ts';

/** Everything that a bill is made of. */
export interface BillInput {
  readonly load: Load;
  readonly traffic: Traffic;
  readonly deployment: Deployment;
  readonly counted: Counted;
  /** At the rate of this load. */
  readonly flows: Flows;
}
