import { Limits } from '../contract/limits.ts';
import { ownerOf } from '../domain/decide.ts';
import { type Answer, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession } from '../http/path-session.ts';
import { invalidQuery, limitOf, query, readable } from './asked.ts';
import { isWritten } from './is-written.ts';
import type { Ports } from './ports.ts';

const USER_KEY = /^[0-9a-f]{32}$/;

/** `GET /v1/sessions/{id}/members`: who belongs to the session, page by page in the order of user keys. */
export async function getMembers(ports: Ports, request: HttpRequest): Promise<Answer> {
  const { sessionId, caller } = await readable(ports, request);
  const limit = limitOf(request, Limits.pageMembers, Limits.pageMembersDefault);
  const { names, next } = await ports.sessions.memberPage(sessionId, { after: placeOf(request), limit });
  if (names.length === 0 && !(await isWritten(ports, sessionId))) {
    throw noSuchSession();
  }
  const body = { owner: ownerOf(sessionId), members: names, ...(next !== undefined && { next }) };
  return { ...json(200, body), about: { sessionId, userKey: caller.userKey } };
}

function placeOf(request: HttpRequest): string | undefined {
  const after = query(request, 'after');
  if (after !== undefined && !USER_KEY.test(after)) {
    throw invalidQuery('after', `is the "next" of a page, a user key, not "${after}"`);
  }
  return after;
}
