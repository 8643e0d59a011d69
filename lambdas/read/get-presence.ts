import { Limits } from '../contract/limits.ts';
import { membersIn } from '../devices/members.ts';
import { type Answer, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession } from '../http/path-session.ts';
import type { OnlineCount } from '../store/view-store.ts';
import { readable } from './asked.ts';
import { isWritten } from './is-written.ts';
import type { Ports } from './ports.ts';

/** How long a count is good, for each member who was looked at: a look costs in proportion. */
const COUNT_AGE_MS_PER_MEMBER = 10;

/**
 * `GET /v1/sessions/{id}/presence`: who of the session is online. Whoever asks is told of changes for a while. Of a
 * large session there is a number only, as it was counted last.
 */
export async function getPresence(ports: Ports, request: HttpRequest): Promise<Answer> {
  const { sessionId, caller } = await readable(ports, request);
  const last = await ports.views.lastCount(sessionId);
  const state =
    (await stillGood(ports, sessionId, last)) ?? (await looked(ports, sessionId, caller.userKey, last));
  return { ...json(200, state), about: { sessionId, userKey: caller.userKey } };
}

/** What is known of a large session. Where it is too old, nobody else counts while this one does. */
async function stillGood({ views, nowMs }: Ports, sessionId: string, count: OnlineCount | undefined) {
  if (count === undefined) {
    return undefined;
  }
  const now = nowMs();
  if (now - count.countedMs < count.members * COUNT_AGE_MS_PER_MEMBER) {
    return stateOf(count);
  }
  await views.keepCount(sessionId, { ...count, countedMs: now });
  return undefined;
}

async function looked(ports: Ports, sessionId: string, viewer: string, last: OnlineCount | undefined) {
  const members = membersIn(sessionId, await ports.sessions.members(sessionId));
  if (members.length === 1 && !(await isWritten(ports, sessionId))) {
    throw noSuchSession();
  }
  if (members.length > Limits.inboxMembers) {
    return count(ports, sessionId, members);
  }
  if (last !== undefined) {
    // It has shrunk. Left there, the count would be told to whoever looks within its age of somebody else.
    await ports.views.dropCount(sessionId);
  }
  // Before the look: what changes in between is told.
  await ports.views.keep(sessionId, viewer);
  const presences = await ports.whereabouts.of(members);
  return { online: onlineAmong(presences.values()), members: Object.fromEntries(presences) };
}

async function count(ports: Ports, sessionId: string, members: readonly string[]) {
  const presences = await ports.whereabouts.of(members, { isExact: false });
  const found = {
    online: onlineAmong(presences.values()),
    members: members.length,
    countedMs: ports.nowMs(),
  };
  await ports.views.keepCount(sessionId, found);
  return stateOf(found);
}

function stateOf({ online }: OnlineCount) {
  return { online, members: {} };
}

function onlineAmong(presences: Iterable<{ readonly devices: object }>): number {
  return [...presences].filter(({ devices }) => Object.keys(devices).length > 0).length;
}
