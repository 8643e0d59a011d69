import type { Allowance } from '../http/allowance.ts';
import type { Identification } from '../http/caller.ts';
import type { Membership } from '../http/membership.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Sender } from '../platform/sender.ts';

/** What accept needs of the world. */
export interface Ports {
  readonly sender: Sender;
  readonly membership: Membership;
  /** Commands that one person may send. */
  readonly allowance: Allowance;
  readonly meter: Meter;
  readonly identification: Identification;
  /** Names of the models that may be asked; none where the deployment answers no questions. */
  readonly models: readonly string[];
  /** Every lane that any region writes. */
  readonly lanes: readonly string[];
  nowMs(): number;
  /** Fresh random bytes. */
  random(bytes: number): Uint8Array;
}
