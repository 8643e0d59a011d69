import type { Pulse, RegionPresence } from '../domain/presence.ts';

/** What this region says of a person, and the revision by which a change is guarded. */
export interface OwnPresence extends RegionPresence {
  /** 0 where nothing is stored yet. */
  readonly revision: number;
}

export interface Asking {
  /** All if none is named. */
  readonly regions?: readonly string[];
  /** False where some seconds do not matter: it is half the price. */
  readonly isExact?: boolean;
}

/** Who is connected where: one item for each person and region, written by that region only. */
export interface PresenceStore {
  /** This region's own, as it is now. */
  own(userKey: string): Promise<OwnPresence>;
  /** `conflict` where somebody changed it since that revision. */
  save(userKey: string, presence: OwnPresence): Promise<'saved' | 'conflict'>;
  /** What regions say of these people; of whom none says anything is left out. */
  of(userKeys: readonly string[], how?: Asking): Promise<ReadonlyMap<string, readonly RegionPresence[]>>;
  /** Heartbeats of regions. */
  pulses(): Promise<readonly Pulse[]>;
}
