import { LRUCache } from 'lru-cache';
import { catchUp, loadLanes, type SessionLanes, type Stores } from '../store/lanes.ts';

/** The lanes of the sessions that this environment met last, so that only what is new is read again. */
export interface LaneCache {
  current(sessionId: string): Promise<SessionLanes>;
  keep(sessionId: string, lanes: SessionLanes): void;
  forget(sessionId: string): void;
}

const MOST_SESSIONS = 500;
/** Bytes of all snapshots whose lanes are kept; folded, they take several times as much. */
const MOST_BYTES = 32 * 1024 * 1024;
const LEAST_BYTES = 1024;
/** Only a snapshot lets identities go: a lane that has more of them is better loaded from its newest one. */
const MOST_IDENTITIES = 10_000;

/** Commits never change, so that a session kept here can only be behind, and catching up makes it whole. */
export function laneCache(stores: Stores, names: readonly string[]): LaneCache {
  const known = new LRUCache<string, SessionLanes>({
    max: MOST_SESSIONS,
    maxSize: MOST_BYTES,
    sizeCalculation: bytesOf,
  });
  return {
    async current(sessionId) {
      const kept = known.get(sessionId);
      const lanes =
        kept === undefined || isSwollen(kept)
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

function bytesOf({ snapshots }: SessionLanes): number {
  return [...snapshots.values()].reduce((sum, { bytes }) => sum + bytes, LEAST_BYTES);
}

function isSwollen({ lanes }: SessionLanes): boolean {
  return [...lanes.values()].some(({ recent }) => recent.size > MOST_IDENTITIES);
}
