import type { RouteKey } from '../contract/routes.ts';
import type { Handle } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import { notFound } from './not-found.ts';

/**
 * Hands each request to its route's work; the `$default` route, and any route unknown here, is not found. HEAD does
 * what GET does.
 */
export function routed(
  handles: Readonly<Partial<Record<RouteKey, Handle<HttpRequest>>>>,
): Handle<HttpRequest> {
  const table = new Map<string, Handle<HttpRequest>>(Object.entries(handles));
  return async (request) => {
    const { routeKey } = request;
    const handle = table.get(routeKey.replace(/^HEAD /, 'GET ')) ?? notFound;
    return handle(request);
  };
}
