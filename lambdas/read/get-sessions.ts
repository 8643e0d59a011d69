import { Limits } from '../contract/limits.ts';
import { type Answer, json } from '../http/answer.ts';
import { callerOf } from '../http/caller.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { invalidQuery, limitOf, query } from './asked.ts';
import type { Ports } from './ports.ts';
import { sessionReading } from './session-reading.ts';

const SESSION_ID = /^[0-9a-f]{32}\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `GET /v1/sessions`: the sessions that the caller owns or belongs to, with what is unread in each. */
export async function getSessions(ports: Ports, request: HttpRequest): Promise<Answer> {
  const { userKey } = callerOf(request, ports.identification);
  const limit = limitOf(request, Limits.pageSessions, Limits.pageSessionsDefault);
  const { names, next } = await ports.sessions.sessionsOf(userKey, { after: placeOf(request), limit });
  const sessions = await Promise.all(
    names.map(async (sessionId) => ({ sessionId, ...(await sessionReading(ports, sessionId, userKey)) })),
  );
  return { ...json(200, { sessions, ...(next !== undefined && { next }) }), about: { userKey } };
}

function placeOf(request: HttpRequest): string | undefined {
  const after = query(request, 'after');
  if (after !== undefined && !SESSION_ID.test(after)) {
    throw invalidQuery('after', `is the "next" of a page, a session id, not "${after}"`);
  }
  return after;
}
