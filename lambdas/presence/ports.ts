import type { Swept } from '../domain/sweep.ts';
import type { Connections } from '../platform/iot-connections.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { PresenceStore } from '../store/presence-store.ts';

/** What presence needs of the world. */
export interface Ports {
  readonly region: string;
  readonly presences: PresenceStore;
  readonly online: OnlineIndex;
  readonly connections: Connections;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
  pause(ms: number): Promise<void>;
}

/** Somebody of whom a connection began in a minute of a slot. */
export interface Listed {
  readonly slot: number;
  readonly userKey: string;
  /** When it was noted last. Milliseconds since 1970. */
  readonly notedMs: number;
}

/** Who may be connected to this region, so that the sweep finds them: without it nobody could list them. */
export interface OnlineIndex {
  note(slot: number, userKey: string): Promise<void>;
  list(slot: number): Promise<readonly Listed[]>;
  /** Forgets somebody, unless they were noted again since. */
  forget(listed: Listed): Promise<void>;
  /** How far the sweeps have come; undefined before the first. */
  swept(): Promise<Swept | undefined>;
  noteSwept(swept: Swept): Promise<void>;
}
