import type { Topics } from '../contract/topics.ts';
import type { Whereabouts } from '../devices/whereabouts.ts';
import type { Identification } from '../http/caller.ts';
import type { Membership } from '../http/membership.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Stores } from '../store/lanes.ts';
import type { ProgressStore, Waiting } from '../store/progress-store.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { ViewStore } from '../store/view-store.ts';

/** What read needs of the world. */
export interface Ports {
  readonly stores: Stores;
  readonly sessions: SessionStore;
  readonly completions: Completions;
  readonly membership: Membership;
  readonly whereabouts: Whereabouts;
  readonly views: ViewStore;
  readonly admission: Admission;
  readonly identification: Identification;
  readonly meter: Meter;
  readonly region: string;
  readonly broker: Broker;
  /** Every lane that any region writes. */
  readonly lanes: readonly string[];
  nowMs(): number;
  pause(ms: number): Promise<void>;
  /** Whether the tables and the queue answer; throws where they don't. */
  probe(): Promise<void>;
}

/** Where this region's devices connect, and as what. */
export interface Broker {
  readonly endpoint: string;
  readonly authorizer: string;
  readonly topics: Topics;
}

/** Bounds how many reads wait, in all environments together, so that waiting starves nobody. */
export interface Admission {
  /** Lets one more read wait, and answers how it leaves again, which never throws; undefined where too many wait. */
  admit(): Promise<(() => Promise<void>) | undefined>;
}

/** Questions that are being answered in this region. */
export interface Completions extends Pick<ProgressStore, 'progress' | 'chunks'> {
  /** How long a question is likely to wait; undefined where nothing is known of its queue. */
  estimate(waiting: Waiting): Promise<Estimate | undefined>;
}

export interface Estimate {
  /** About how many wait, this one included. */
  readonly position: number;
  readonly estimateSeconds: number;
}
