import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import {
  checkpointPrefix,
  checkpointSk,
  EVENT_PREFIX,
  eventSk,
  failureSk,
  laneSk,
  MEMBER_PREFIX,
  memberPrefix,
  memberSk,
  messageSk,
  sessionPk,
} from '../../../lambdas/contract/keys.ts';
import { contiguous } from '../../../lambdas/domain/cursor.ts';
import { type Commit, copyOfLane, type LaneFold } from '../../../lambdas/domain/lane.ts';
import { isNewer, newest } from '../../../lambdas/domain/stamp.ts';
import type { Commits, EventStore, SnapshotStore } from '../../../lambdas/store/event-store.ts';
import type { Stores } from '../../../lambdas/store/lanes.ts';
import {
  type Failure,
  type MemberRegister,
  newestOfEach,
  type SessionStore,
} from '../../../lambdas/store/session-store.ts';
import { inMemoryModifications, inMemoryUsers } from './in-memory-chat.ts';
import { inMemoryCompletions } from './in-memory-completions.ts';
import { type Shelf, shelf, type Write } from './shelf.ts';

/** The stores of one region, without a database. */
export interface InMemoryStores extends Stores {
  readonly sessions: SessionStore;
  /** Takes an item as another region wrote it, as asynchronous replication does: no condition, no order. */
  replicate(write: Write): void;
}

const MOST_AHEAD = 16;

/** @param onWrite hears of every item that this region writes, for a test that replicates them as it likes */
export function inMemoryStores(onWrite: (write: Write) => void = () => {}): InMemoryStores {
  const log = shelf('EventStore', onWrite);
  const profile = shelf('Profile', onWrite);
  const session = shelf('Session', onWrite);
  return {
    events: eventStore(log),
    snapshots: snapshotStore(profile),
    sessions: sessionStore(session),
    replicate: (write) => {
      for (const one of [log, profile, session]) {
        one.take(write);
      }
    },
  };
}

function eventStore(log: Shelf): EventStore {
  return {
    ...inMemoryModifications(log),
    ...inMemoryCompletions(log),
    append: async (sessionId, commit) => {
      const sk = eventSk(commit.lane, commit.version);
      return log.putNew(sessionPk(sessionId), sk, commit) ? 'appended' : 'conflict';
    },
    first: async (sessionId) => ({
      commits: log.range<Commit>(sessionPk(sessionId), EVENT_PREFIX).map(([, commit]) => commit),
      more: false,
    }),
    past: async (sessionId, lane, version, limit) => past(log, { sessionId, lane, version }, limit),
    nextOf: async (sessionId, heads) =>
      Object.entries(heads).flatMap(
        ([lane, version]) => past(log, { sessionId, lane, version }, MOST_AHEAD).commits,
      ),
    released: async (sessionId, lanes, identities) =>
      lanes.flatMap((lane) =>
        identities.flatMap((identity) => {
          const version = log.get<number>(sessionPk(sessionId), releasedSk(lane, identity));
          return version === undefined ? [] : [{ identity, lane, version }];
        }),
      ),
    release: async (sessionId, lane, identities) => {
      for (const [identity, version] of identities) {
        log.put(sessionPk(sessionId), releasedSk(lane, identity), version);
      }
    },
    putMessages: async (events) => {
      for (const event of events) {
        log.put(sessionPk(event.subject), messageSk(event.id, event.source), event);
      }
    },
    newest: async (sessionId, lane, limit) =>
      log
        .range<Commit>(sessionPk(sessionId), `${EVENT_PREFIX}${lane}#`)
        .map(([, commit]) => commit)
        .reverse()
        .slice(0, limit),
    messageCounts: async (sessionId, lanes) => {
      const commits = lanes.flatMap((lane) =>
        log.range<Commit>(sessionPk(sessionId), `EVENT#${lane}#`).slice(-1),
      );
      return Object.fromEntries(commits.map(([, { lane, messages }]) => [lane, messages]));
    },
    messages: async (sessionId, before, limit) => {
      const all = log.range<MeridianEvent<'message.sent'>>(sessionPk(sessionId), 'MSG#');
      const older = all.filter(([sk]) => before === undefined || sk < `MSG#${before}`).reverse();
      const page = older.slice(0, limit);
      const next = older.length > limit ? page.at(-1)?.[0].slice('MSG#'.length) : undefined;
      return { messages: page.map(([, event]) => event), next };
    },
    putCheckpoint: async (sessionId, lane) => {
      log.putNew(sessionPk(sessionId), checkpointSk(lane.lane, lane.version), copyOfLane(lane));
    },
    checkpointBy: async (sessionId, lane, committedAt) => {
      const all = log.range<LaneFold>(sessionPk(sessionId), checkpointPrefix(lane)).map(([, fold]) => fold);
      const found = all.filter((fold) => fold.committedAt <= committedAt).at(-1);
      return found && copyOfLane(found);
    },
  };
}

/** Lanes are folded in place: neither side of the store may hold the other's. */
function snapshotStore(profile: Shelf): SnapshotStore {
  return {
    load: async (sessionId) =>
      profile.range<LaneFold>(sessionPk(sessionId), laneSk('')).map(([, fold]) => ({
        fold: copyOfLane(fold),
        floor: 0,
      })),
    save: async (sessionId, lane) => {
      const saved = profile.get<LaneFold>(sessionPk(sessionId), laneSk(lane.lane));
      if (saved !== undefined && saved.version >= lane.version) {
        return 'behind';
      }
      profile.put(sessionPk(sessionId), laneSk(lane.lane), copyOfLane(lane));
      return 'saved';
    },
  };
}

function sessionStore(session: Shelf): SessionStore {
  return {
    ...inMemoryUsers(session),
    isMember: async (sessionId, userKey) => {
      const found = session.range<MemberRegister>(sessionPk(sessionId), memberPrefix(userKey));
      const top = found.map(([, { stamp }]) => stamp).reduce(newest, undefined);
      return found.some(([, { stamp, belongs }]) => stamp === top && belongs);
    },
    members: async (sessionId) => {
      const found = session.range<MemberRegister>(sessionPk(sessionId), MEMBER_PREFIX);
      return newestOfEach(found.map(([, register]) => register));
    },
    putMember: async (sessionId, lane, register) => {
      const sk = memberSk(register.member, lane);
      const known = session.get<MemberRegister>(sessionPk(sessionId), sk);
      if (isNewer(register.stamp, known?.stamp)) {
        session.put(sessionPk(sessionId), sk, register);
      }
    },
    putFailure: async (sessionId, failure) => {
      session.putNew(sessionPk(sessionId), failureSk(failure.eventId, failure.source), failure);
    },
    failure: async (sessionId, eventId, source) =>
      session.get<Failure>(sessionPk(sessionId), failureSk(eventId, source)),
  };
}

function past(
  log: Shelf,
  { sessionId, lane, version }: { sessionId: string; lane: string; version: number },
  limit = Number.POSITIVE_INFINITY,
): Commits {
  const later = log
    .range<Commit>(sessionPk(sessionId), `EVENT#${lane}#`)
    .map(([, commit]) => commit)
    .filter((commit) => commit.version > version);
  const page = later.slice(0, limit);
  const commits = contiguous(page, version);
  const holed = commits.length < page.length;
  return { commits, more: !holed && later.length > page.length, holed };
}

function releasedSk(lane: string, identity: string): string {
  return `IDS#${lane}#${identity}`;
}
