import {
  BELONGING_PREFIX,
  belongingSk,
  contentSk,
  MEMBER_PREFIX,
  modRange,
  reactionSk,
  readPrefix,
  readSk,
  sessionPk,
  userPk,
} from '../../../lambdas/contract/keys.ts';
import { joined } from '../../../lambdas/domain/cursor.ts';
import { type Modification, supersedes } from '../../../lambdas/domain/modification.ts';
import type { Counts } from '../../../lambdas/domain/reading.ts';
import { isNewer, newest } from '../../../lambdas/domain/stamp.ts';
import type { MessageRange, ModificationStore } from '../../../lambdas/store/modification-store.ts';
import type { MemberRegister } from '../../../lambdas/store/session-store.ts';
import type { Belonging, NamePage, PageAsked, UserStore } from '../../../lambdas/store/user-store.ts';
import type { Shelf } from './shelf.ts';

/** Edits, deletions and reactions in memory. */
export function inMemoryModifications(log: Shelf): ModificationStore {
  const inRange = async (sessionId: string, { oldest, newest }: MessageRange) => {
    const [first, last] = modRange(oldest, newest);
    const all = log.range<Modification>(sessionPk(sessionId), 'MOD#');
    return all.filter(([sk]) => first <= sk && sk <= last).map(([, modification]) => modification);
  };
  return {
    modify: async (sessionId, lane, modification) => {
      const sk =
        modification.kind === 'reaction'
          ? reactionSk(modification, lane)
          : contentSk(modification.message, modification.author, lane);
      if (supersedes(modification, log.get<Modification>(sessionPk(sessionId), sk))) {
        log.put(sessionPk(sessionId), sk, modification);
      }
    },
    modifications: inRange,
    contentChanges: async (sessionId, range) =>
      (await inRange(sessionId, range)).flatMap(({ kind, message, author, stamp }) =>
        kind === 'reaction' ? [] : [{ kind, message, author, stamp }],
      ),
  };
}

/** Sessions and marks of people in memory. */
export function inMemoryUsers(session: Shelf): UserStore {
  return {
    putBelonging: async (userKey, lane, belonging) => {
      const sk = belongingSk(belonging.sessionId, lane);
      const known = session.get<Belonging>(userPk(userKey), sk);
      if (isNewer(belonging.stamp, known?.stamp)) {
        session.put(userPk(userKey), sk, belonging);
      }
    },
    sessionsOf: async (userKey, asked) => {
      const found = session.range<Belonging>(userPk(userKey), BELONGING_PREFIX);
      return pageOf(
        found.map(([, one]) => ({ ...one, name: one.sessionId })),
        asked,
      );
    },
    memberPage: async (sessionId, asked) => {
      const found = session.range<MemberRegister>(sessionPk(sessionId), MEMBER_PREFIX);
      return pageOf(
        found.map(([, one]) => ({ ...one, name: one.member })),
        asked,
      );
    },
    markRead: async (sessionId, userKey, lane, marks) => {
      const known = session.get<Counts>(sessionPk(sessionId), readSk(userKey, lane)) ?? {};
      session.put(sessionPk(sessionId), readSk(userKey, lane), joined(known, marks));
    },
    readMarks: async (sessionId, userKey) => {
      const found = session.range<Counts>(sessionPk(sessionId), readPrefix(userKey));
      return found.map(([, marks]) => marks).reduce(joined, {});
    },
  };
}

type Named = Pick<Belonging, 'belongs' | 'stamp'> & { readonly name: string };

function pageOf(registers: readonly Named[], { after = '', limit }: PageAsked): NamePage {
  const belonging = [...new Set(registers.map(({ name }) => name))].filter((name) => {
    const own = registers.filter((one) => one.name === name);
    const top = own.map(({ stamp }) => stamp).reduce(newest, undefined);
    return own.some(({ stamp, belongs }) => stamp === top && belongs);
  });
  const later = belonging.filter((name) => name > after);
  const names = later.slice(0, limit);
  return { names, next: later.length > limit ? names.at(-1) : undefined };
}
