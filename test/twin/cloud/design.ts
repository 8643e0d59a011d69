import { accepting } from '../../../lambdas/accept/accepting.ts';
import type { Ports as AcceptPorts } from '../../../lambdas/accept/ports.ts';
import { consume } from '../../../lambdas/apply/consume.ts';
import type { Ports as ApplyPorts } from '../../../lambdas/apply/ports.ts';
import type { Ports as BuryPorts } from '../../../lambdas/bury/ports.ts';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import type { Ports as ReadPorts } from '../../../lambdas/read/ports.ts';
import type { Stores } from '../../../lambdas/store/lanes.ts';
import type { Write } from '../../lambdas/store/shelf.ts';
import type { RegionName } from './world.ts';

/** What is run: Meridian as it is, or a design that is wrong in one place, on purpose. */
export interface Design {
  lane(region: RegionName): string;
  /** @param put writes an item whatever stands there, as a put without a condition does */
  stores(stores: Stores, put: (write: Write) => void): Stores;
  consume: typeof consume;
  accepting: typeof accepting;
  accept(ports: AcceptPorts): AcceptPorts;
  apply(ports: ApplyPorts): ApplyPorts;
  read(ports: ReadPorts): ReadPorts;
  bury(ports: BuryPorts): BuryPorts;
  request(request: HttpRequest): HttpRequest;
}

export const MERIDIAN: Design = {
  lane: (region) => `${region}.1`,
  stores: (stores) => stores,
  consume,
  accepting,
  accept: (ports) => ports,
  apply: (ports) => ports,
  read: (ports) => ports,
  bury: (ports) => ports,
  request: (request) => request,
};
