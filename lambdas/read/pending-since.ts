import type { HttpRequest } from '../http/http-request.ts';
import { invalidQuery, query } from './asked.ts';
import { instantOf } from './instant.ts';

/** When the caller says that it was accepted: what is not here yet is pending for who knows that, and for nobody else. */
export function pendingSince(request: HttpRequest): string | undefined {
  const acceptedAt = query(request, 'accepted');
  if (acceptedAt !== undefined && instantOf(acceptedAt) === undefined) {
    throw invalidQuery('accepted', 'is the instant that Location gave, in RFC 3339');
  }
  return acceptedAt;
}
