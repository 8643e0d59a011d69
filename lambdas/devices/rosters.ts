import { LRUCache } from 'lru-cache';
import { Limits } from '../contract/limits.ts';
import { isNewer } from '../domain/stamp.ts';
import type { MemberRegister, SessionStore } from '../store/session-store.ts';
import { membersIn } from './members.ts';

/** Registers of members, by their keys. */
export type Roster = ReadonlyMap<string, MemberRegister>;

/** Who belongs to which session. */
export interface Rosters {
  /** At most five seconds old. */
  of(sessionId: string): Promise<Roster>;
  /** As the table has it now, so that whom another environment or lane removed is none; of a large session as `of`. */
  current(sessionId: string): Promise<Roster>;
  /** Takes in what a commit says of members, before the table says it. */
  note(sessionId: string, members: readonly MemberRegister[]): void;
  /** Who was noted to be removed, is no member still, and may have been about to connect when they were ended last. */
  toEnd(sessionId: string): readonly string[];
  /** The connections of these were ended just now; of who was removed long enough ago, for the last time. */
  ended(sessionId: string): void;
}

const MAX_AGE_MS = 5_000;
/** Members of all sessions that one execution environment remembers. */
const MOST_MEMBERS = 200_000;

/** Whoever was let in before the removal is connected by then: an authorizer has five seconds. */
const LATELY_MS = 10_000;

interface Known {
  readonly roster: Roster;
  readonly readMs: number;
  /** When somebody was noted to be removed. */
  readonly removedMs: ReadonlyMap<string, number>;
}

const NOTHING: Known = { roster: new Map(), readMs: Number.NEGATIVE_INFINITY, removedMs: new Map() };

/**
 * Rosters as the Session table has them, and what the stream says itself: apply
 * puts a member's register after the commit, and in other regions it arrives by a replication of its own. What is
 * newer wins, so that an older answer of the table brings nobody back.
 * @param elapsedMs a clock that never goes back: whoever was removed would stay as long
 */
export function rosters(sessions: Pick<SessionStore, 'members'>, elapsedMs: () => number): Rosters {
  const known = new LRUCache<string, Known>({
    maxSize: MOST_MEMBERS,
    sizeCalculation: ({ roster }) => roster.size + 1,
  });
  async function read(sessionId: string): Promise<Roster> {
    const askedMs = elapsedMs();
    const stored = await sessions.members(sessionId);
    const now = known.get(sessionId) ?? NOTHING;
    const roster = merged(now.roster, stored);
    known.set(sessionId, { ...now, roster, readMs: askedMs });
    return roster;
  }
  async function young(sessionId: string): Promise<Roster> {
    const { roster, readMs } = known.get(sessionId) ?? NOTHING;
    return elapsedMs() - readMs < MAX_AGE_MS ? roster : read(sessionId);
  }
  return {
    of: young,
    current(sessionId) {
      const { roster } = known.get(sessionId) ?? NOTHING;
      const isLarge = membersIn(sessionId, roster.values()).length > Limits.inboxMembers;
      return isLarge ? young(sessionId) : read(sessionId);
    },
    note(sessionId, members) {
      const now = known.get(sessionId) ?? NOTHING;
      const removed = members
        .filter(({ belongs }) => !belongs)
        .map(({ member }) => [member, elapsedMs()] as const);
      const removedMs = removed.length === 0 ? now.removedMs : new Map([...now.removedMs, ...removed]);
      known.set(sessionId, { ...now, roster: merged(now.roster, members), removedMs });
    },
    toEnd(sessionId) {
      const { roster, removedMs } = known.get(sessionId) ?? NOTHING;
      return [...removedMs.keys()].filter((member) => roster.get(member)?.belongs === false);
    },
    ended(sessionId) {
      const now = known.get(sessionId) ?? NOTHING;
      const lately = [...now.removedMs].filter(([, notedMs]) => elapsedMs() - notedMs < LATELY_MS);
      if (lately.length < now.removedMs.size) {
        known.set(sessionId, { ...now, removedMs: new Map(lately) });
      }
    },
  };
}

/** Of each member the newer register. */
function merged(roster: Roster, others: readonly MemberRegister[]): Roster {
  const all = new Map(roster);
  for (const register of others) {
    if (isNewer(register.stamp, all.get(register.member)?.stamp)) {
      all.set(register.member, register);
    }
  }
  return all;
}
