import { LRUCache } from 'lru-cache';
import type { LaneFold } from '../domain/lane.ts';
import { sizeOf } from '../domain/size.ts';
import { catchUp, loadLanes, type SessionLanes, type Stores } from '../store/lanes.ts';

/** The lanes of the sessions that this environment met last, so that only what is new is read again. */
export interface LaneCache {
  current(sessionId: string): Promise<SessionLanes>;
  keep(sessionId: string, lanes: SessionLanes): void;
  forget(sessionId: string): void;
}

/** What is kept of a session, and the versions at which its lanes were loaded. */
interface Kept {
  readonly lanes: SessionLanes;
  readonly loadedAt: ReadonlyMap<string, number>;
}

const MOST_SESSIONS = 500;
/** Bytes of everything kept, as it would be encoded; in memory it takes several times as much. */
const MOST_BYTES = 64 * 1024 * 1024;
const LEAST_BYTES = 1024;
/** An entry of a map with a text of 69 characters. */
const IDENTITY_BYTES = 100;
/**
 * Only a snapshot lets identities go, and catching up reads none: a lane that went on so far is better loaded
 * anew. Counted from its loading, since a snapshot that does not come would have it loaded each time.
 */
const MOST_COMMITS = 200;

/** Commits never change, so that a session kept here can only be behind, and catching up makes it whole. */
export function laneCache(stores: Stores, names: readonly string[]): LaneCache {
  const weigh = laneScale();
  const known = new LRUCache<string, Kept>({
    max: MOST_SESSIONS,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ lanes }) =>
      [...lanes.lanes.values()].reduce((sum, lane) => sum + weigh(lane), LEAST_BYTES),
  });
  const keep = (sessionId: string, lanes: SessionLanes, loadedAt = versionsOf(lanes)): void => {
    known.set(sessionId, { lanes, loadedAt });
  };
  return {
    async current(sessionId) {
      const kept = known.get(sessionId);
      if (kept === undefined || hasGoneFar(kept)) {
        const loaded = await loadLanes(stores, sessionId, names);
        keep(sessionId, loaded);
        return loaded;
      }
      const lanes = await catchUp(stores.events, sessionId, kept.lanes);
      keep(sessionId, lanes, kept.loadedAt);
      return lanes;
    },
    keep: (sessionId, lanes) => keep(sessionId, lanes, known.get(sessionId)?.loadedAt),
    forget: (sessionId) => {
      known.delete(sessionId);
    },
  };
}

/** Weighs lanes, each once: a lane that is kept does not change, a newer one is another object. */
function laneScale(): (lane: LaneFold) => number {
  const weights = new WeakMap<LaneFold, number>();
  return (lane) => {
    const weight = weights.get(lane) ?? sizeOf(lane.registers).bytes + lane.recent.size * IDENTITY_BYTES;
    weights.set(lane, weight);
    return weight;
  };
}

/** Trimming an own snapshot makes its lane as good as loaded. */
function hasGoneFar({ lanes, loadedAt }: Kept): boolean {
  return [...lanes.lanes.values()].some(({ lane, version }) => {
    const from = Math.max(loadedAt.get(lane) ?? 0, lanes.snapshots.get(lane) ?? 0);
    return version - from > MOST_COMMITS;
  });
}

function versionsOf({ lanes }: SessionLanes): ReadonlyMap<string, number> {
  return new Map([...lanes.values()].map(({ lane, version }) => [lane, version]));
}
