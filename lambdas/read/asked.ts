import { ownerOf } from '../domain/decide.ts';
import { isEventId } from '../domain/event-id.ts';
import { type Caller, callerOf } from '../http/caller.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { noSuchSession, pathSessionOf } from '../http/path-session.ts';
import { RequestError } from '../http/request-error.ts';
import type { Ports } from './ports.ts';

/** A session that the caller may read. */
export interface Asked {
  readonly sessionId: string;
  readonly caller: Caller;
}

/** The session in the path, if the caller owns it or belongs to it. Throws 404 otherwise, whether it exists or not. */
export async function readable(ports: Ports, request: HttpRequest): Promise<Asked> {
  const sessionId = pathSessionOf(request);
  const caller = callerOf(request, ports.identification);
  const mayRead =
    ownerOf(sessionId) === caller.userKey || (await ports.membership.isMember(sessionId, caller.userKey));
  if (!mayRead) {
    throw noSuchSession();
  }
  return { sessionId, caller };
}

/** A query parameter; an empty one counts as missing. */
export function query(request: HttpRequest, name: string): string | undefined {
  return request.queryStringParameters?.[name] || undefined;
}

/** A whole number from 1 to `most` in the query, or `otherwise`. */
export function limitOf(request: HttpRequest, most: number, otherwise: number): number {
  const stated = query(request, 'limit');
  const limit = stated === undefined ? otherwise : Number(stated);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    throw invalidQuery('limit', `is a whole number from 1 to ${most}, not "${stated}"`);
  }
  return limit;
}

/** An event id, or an error that names where it was expected. */
export function requireEventId(name: string, stated: string): string {
  if (!isEventId(stated)) {
    throw invalidQuery(name, `is an event id, a UUIDv7 in lower case, not "${stated}"`);
  }
  return stated;
}

export function invalidQuery(name: string, what: string): RequestError {
  return new RequestError('invalid-query', `The query parameter "${name}" ${what}.`);
}
