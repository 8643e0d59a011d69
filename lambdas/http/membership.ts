import { LRUCache } from 'lru-cache';
import { Limits } from '../contract/limits.ts';
import { atMost } from '../platform/at-most.ts';

/** Who belongs to a session besides its owner. */
export interface Membership {
  isMember(sessionId: string, userKey: string): Promise<boolean>;
}

/** How long a member who was removed may still be let in, replication lag aside. */
const MAX_AGE_MS = 5_000;

/**
 * Remembers for five seconds who is a member; who is none is asked for every time, so that somebody just added
 * is let in at once. Questions asked at the same moment share one answer.
 */
export function remembered(membership: Membership, nowMs: () => number): Membership {
  const members = new LRUCache<string, true>({
    ...atMost(Limits.rememberedPeople),
    ttl: MAX_AGE_MS,
    perf: { now: nowMs },
    ttlResolution: 0,
  });
  const asking = new Map<string, Promise<boolean>>();
  const ask = async (key: string, sessionId: string, userKey: string): Promise<boolean> => {
    const askedMs = nowMs();
    try {
      const belongs = await membership.isMember(sessionId, userKey);
      if (belongs) {
        // The age counts from the question: the answer may have been under way for long.
        members.set(key, true, { start: askedMs });
      }
      return belongs;
    } finally {
      asking.delete(key);
    }
  };
  return {
    async isMember(sessionId, userKey) {
      const key = `${sessionId} ${userKey}`;
      if (members.has(key)) {
        return true;
      }
      const answer = asking.get(key) ?? ask(key, sessionId, userKey);
      asking.set(key, answer);
      return answer;
    },
  };
}
