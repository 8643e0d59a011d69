import { Limits } from '../contract/limits.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { invalidQuery, query } from './asked.ts';
import { instantOf } from './instant.ts';

const MS_PER_DAY = 86_400_000;

/**
 * When the caller says that it was accepted: what is not here yet is pending for who knows that, and for nobody else.
 * Undefined where it was so long ago that it would have its end.
 */
export function pendingSince(request: HttpRequest, nowMs: number): string | undefined {
  const acceptedAt = query(request, 'accepted');
  if (acceptedAt === undefined) {
    return undefined;
  }
  const instant = instantOf(acceptedAt);
  if (instant === undefined) {
    throw invalidQuery('accepted', 'is the instant that Location gave, in RFC 3339');
  }
  // In both directions: the client library says it by the clock of its device, which may be fast.
  const awayMs = Math.abs(nowMs - Date.parse(instant));
  return awayMs <= Limits.pendingDays * MS_PER_DAY ? acceptedAt : undefined;
}
