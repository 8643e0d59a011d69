import type { Identification } from '../http/caller.ts';
import type { Membership } from '../http/membership.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Sender } from '../platform/sender.ts';

/** What accept needs of the world. */
export interface Ports {
  readonly sender: Sender;
  readonly membership: Membership;
  readonly meter: Meter;
  readonly identification: Identification;
  nowMs(): number;
  /** Fresh random bytes. */
  random(bytes: number): Uint8Array;
}
