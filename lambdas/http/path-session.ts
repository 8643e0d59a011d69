import { isEventId } from '../domain/event-id.ts';
import type { HttpRequest } from './http-request.ts';
import { RequestError } from './request-error.ts';

const USER_KEY = /^[0-9a-f]{32}$/;

/** The session id in the path. What cannot be one does not exist: 404. */
export function pathSessionOf(request: HttpRequest): string {
  const id = request.pathParameters?.id ?? '';
  const dot = id.indexOf('.');
  if (!USER_KEY.test(id.slice(0, Math.max(dot, 0))) || !isEventId(id.slice(dot + 1))) {
    throw noSuchSession();
  }
  return id;
}

/** One answer for a session that does not exist and for one that is none of the caller's business. */
export function noSuchSession(): RequestError {
  return new RequestError('not-found', 'There is no such session among yours.');
}
