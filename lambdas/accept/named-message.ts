import { isEventId } from '../domain/event-id.ts';
import { checks } from '../http/checks.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { RequestError } from '../http/request-error.ts';
import type { Circumstances } from './circumstances.ts';

const USER_KEY = /^[0-9a-f]{32}$/;

/** The message in the path. What cannot be one does not exist: 404. */
export function messageIdOf(request: HttpRequest): string {
  const id = request.pathParameters?.messageId ?? '';
  if (!isEventId(id)) {
    throw new RequestError('not-found', 'A message is named by the event id under which it was sent.');
  }
  return id;
}

/** The completion in the path. What cannot be one does not exist: 404. */
export function completionIdOf(request: HttpRequest): string {
  const id = request.pathParameters?.completionId ?? '';
  if (!isEventId(id)) {
    throw new RequestError(
      'not-found',
      'A completion is named by the event id under which it was requested.',
    );
  }
  return id;
}

/** Whose message or question it is: the query's `author`, else the caller's own. */
export function authorOf(request: HttpRequest, { caller }: Circumstances): string {
  const author = request.queryStringParameters?.author || caller.userKey;
  if (!USER_KEY.test(author)) {
    const what = `is the user key of its author, 32 hexadecimal digits, not "${author}"`;
    throw new RequestError('invalid-query', `The query parameter "author" ${what}.`);
  }
  return author;
}

/** Which message is answered with what. */
export function reactionOf(
  request: HttpRequest,
  given: Circumstances,
): { message: string; author: string; emoji: string } {
  const emoji = request.pathParameters?.emoji ?? '';
  if (!checks.Emoji(emoji) || !emoji.isWellFormed()) {
    const what = 'An emoji has 1 to 16 UTF-16 code units, none of them white space or a control character.';
    throw new RequestError('invalid-path', what);
  }
  return { message: messageIdOf(request), author: authorOf(request, given), emoji };
}
