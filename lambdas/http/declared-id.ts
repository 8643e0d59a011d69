import type { HttpRequest } from './http-request.ts';

/** The event id that a request declares. The header's draft standard puts it into quotation marks; most clients do not. */
export function declaredIdOf({ headers }: HttpRequest): string | undefined {
  return headers['idempotency-key']?.replace(/^"(.*)"$/, '$1');
}
