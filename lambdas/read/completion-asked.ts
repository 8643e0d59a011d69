import { isEventId } from '../domain/event-id.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { RequestError } from '../http/request-error.ts';
import type { CompletionPlace } from '../store/progress-store.ts';
import { type Asked, invalidQuery, query, readable } from './asked.ts';
import { pendingSince } from './pending-since.ts';
import type { Ports } from './ports.ts';

const USER_KEY = /^[0-9a-f]{32}$/;

/** What a request wants to know of a completion. */
export interface CompletionAsked extends Asked {
  readonly place: CompletionPlace;
  /** Of which run the caller has pieces already. */
  readonly run: number | undefined;
  /** From which piece on they want more. */
  readonly from: number;
  /** When it was accepted, as the caller says. */
  readonly acceptedAt: string | undefined;
}

/** The completion in the path, in a session that the caller may read. Throws 404 for what can be none. */
export async function completionAsked(ports: Ports, request: HttpRequest): Promise<CompletionAsked> {
  const asked = await readable(ports, request);
  const id = request.pathParameters?.completionId ?? '';
  if (!isEventId(id)) {
    throw noSuchCompletion();
  }
  return {
    ...asked,
    place: { sessionId: asked.sessionId, id, asker: askerOf(request, asked.caller.userKey) },
    run: wholeNumber(request, 'run'),
    from: wholeNumber(request, 'from') ?? 0,
    acceptedAt: pendingSince(request, ports.nowMs()),
  };
}

export function noSuchCompletion(): RequestError {
  return new RequestError(
    'not-found',
    'There is no such completion of yours in this session. Ask for one of another member with `?author=` and their user key.',
  );
}

function askerOf(request: HttpRequest, userKey: string): string {
  const author = query(request, 'author') ?? userKey;
  if (!USER_KEY.test(author)) {
    throw invalidQuery('author', `is the user key of who asked, 32 hexadecimal digits, not "${author}"`);
  }
  return author;
}

function wholeNumber(request: HttpRequest, name: string): number | undefined {
  const stated = query(request, name);
  if (stated !== undefined && !/^\d{1,9}$/.test(stated)) {
    throw invalidQuery(name, `is a whole number, not "${stated}"`);
  }
  return stated === undefined ? undefined : Number(stated);
}
