import { Limits } from '../contract/limits.ts';
import type { Topics } from '../contract/topics.ts';
import type { Roster } from './rosters.ts';

/** The topics that reach everybody who belongs to a session: their inboxes, or the session's own where they are many. */
export function topicsOfMembers(topics: Topics, sessionId: string, roster: Roster): string[] {
  const members = membersOf(sessionId, roster);
  return members.length > Limits.inboxMembers
    ? [topics.session(sessionId)]
    : members.map((member) => topics.inbox(member));
}

/** Inboxes of those among the mentioned who belong to the session. */
export function mentionedInboxes(
  topics: Topics,
  sessionId: string,
  roster: Roster,
  mentions: readonly string[],
): string[] {
  const members = new Set(mentions.length === 0 ? [] : membersOf(sessionId, roster));
  return mentions.filter((userKey) => members.has(userKey)).map((userKey) => topics.inbox(userKey));
}

/** The session id begins with its owner's user key. */
function membersOf(sessionId: string, roster: Roster): string[] {
  const [owner = ''] = sessionId.split('.');
  const others = [...roster.values()].filter(({ belongs, member }) => belongs && member !== owner);
  return [owner, ...others.map(({ member }) => member)];
}
