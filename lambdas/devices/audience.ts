import { Limits } from '../contract/limits.ts';
import type { Topics } from '../contract/topics.ts';
import { membersIn } from '../devices/members.ts';
import type { Roster } from '../devices/rosters.ts';

/** The topics that reach everybody who belongs to a session: their inboxes, or the session's own where they are many. */
export function topicsOfMembers(topics: Topics, sessionId: string, roster: Roster): string[] {
  const members = membersIn(sessionId, roster.values());
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
  const members = new Set(mentions.length === 0 ? [] : membersIn(sessionId, roster.values()));
  return mentions.filter((userKey) => members.has(userKey)).map((userKey) => topics.inbox(userKey));
}
