import { LRUCache } from 'lru-cache';
import { catchUp, loadLanes, type SessionLanes, type Stores } from '../store/lanes.ts';

/** The lanes of the sessions that this environment met last, so that only what is new is read again. */
export interface LaneCache {
  current(sessionId: string): Promise<SessionLanes>;
  keep(sessionId: string, lanes: SessionLanes): void;
  forget(sessionId: string): void;
}

const MOST_SESSIONS = 500;

/** Commits never change, so that a session kept here can only be behind, and catching up makes it whole. */
export function laneCache(stores: Stores, names: readonly string[]): LaneCache {
  const known = new LRUCache<string, SessionLanes>({ max: MOST_SESSIONS });
  return {
    async current(sessionId) {
      const kept = known.get(sessionId);
      const lanes =
        kept === undefined
          ? await loadLanes(stores, sessionId, names)
          : await catchUp(stores.events, sessionId, kept);
      known.set(sessionId, lanes);
      return lanes;
    },
    keep: (sessionId, lanes) => {
      known.set(sessionId, lanes);
    },
    forget: (sessionId) => {
      known.delete(sessionId);
    },
  };
}
