import type { Topics } from '../contract/topics.ts';
import type { Rosters } from '../devices/rosters.ts';
import type { Whereabouts } from '../devices/whereabouts.ts';
import type { Connections } from '../platform/iot-connections.ts';
import type { Publish } from '../platform/iot-publish.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { GrantStore } from '../store/grant-store.ts';
import type { UserStore } from '../store/user-store.ts';
import type { ViewStore } from '../store/view-store.ts';

/** An answer of the assistant, by its own event id. */
export interface Disliked {
  readonly sessionId: string;
  readonly answer: string;
}

/** Where answers go to be looked into. */
export interface Looks {
  /** Each may come twice. Throws where not all of them were taken. */
  disliked(answers: readonly Disliked[]): Promise<void>;
}

/** What relay needs of the world. */
export interface Ports {
  readonly rosters: Rosters;
  readonly users: Pick<UserStore, 'sessionsOf'>;
  readonly views: Pick<ViewStore, 'viewersOf'>;
  readonly whereabouts: Whereabouts;
  readonly grants: Pick<GrantStore, 'holders'>;
  readonly connections: Pick<Connections, 'end'>;
  readonly publish: Publish;
  /** Undefined where the deployment answers no questions. */
  readonly looks: Looks | undefined;
  readonly topics: Topics;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
  /** Milliseconds of a clock that never goes back. */
  monotonicMs(): number;
}
