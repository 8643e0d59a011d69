import type { FunctionName } from './names.ts';

/** One route of the HTTP API. Paths are in API Gateway's notation, which is OpenAPI's too. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly fn: Extract<FunctionName, 'accept' | 'figures' | 'notify' | 'read'>;
  /** Whether the JWT authorizer stands before it. */
  readonly authorized: boolean;
}

/** The whole API: `lib` makes routes of it, the handlers dispatch on it, the description is made from it. */
export const ROUTES = [
  route('POST', '/v1/sessions', 'accept'),
  route('PATCH', '/v1/sessions/{id}/profile', 'accept'),
  route('POST', '/v1/sessions/{id}/messages', 'accept'),
  route('PUT', '/v1/sessions/{id}/members/{subject}', 'accept'),
  route('DELETE', '/v1/sessions/{id}/members/{subject}', 'accept'),
  route('PATCH', '/v1/sessions/{id}/messages/{messageId}', 'accept'),
  route('DELETE', '/v1/sessions/{id}/messages/{messageId}', 'accept'),
  route('PUT', '/v1/sessions/{id}/messages/{messageId}/reactions/{emoji}', 'accept'),
  route('DELETE', '/v1/sessions/{id}/messages/{messageId}/reactions/{emoji}', 'accept'),
  route('PUT', '/v1/sessions/{id}/read', 'accept'),
  route('POST', '/v1/sessions/{id}/completions', 'accept'),
  route('DELETE', '/v1/sessions/{id}/completions/{completionId}', 'accept'),
  route('POST', '/v1/batch', 'accept'),
  route('POST', '/v1/users/{subject}/notices', 'notify'),
  route('GET', '/v1/sessions', 'read'),
  route('GET', '/v1/sessions/{id}/events/{eventId}', 'read'),
  route('GET', '/v1/sessions/{id}/profile', 'read'),
  route('GET', '/v1/sessions/{id}/events', 'read'),
  route('GET', '/v1/sessions/{id}/messages', 'read'),
  route('GET', '/v1/sessions/{id}/members', 'read'),
  route('GET', '/v1/sessions/{id}/read', 'read'),
  route('GET', '/v1/sessions/{id}/presence', 'read'),
  route('GET', '/v1/sessions/{id}/completions/{completionId}', 'read'),
  route('GET', '/v1/realtime', 'read'),
  route('GET', '/v1/operator/figures', 'figures'),
  route('GET', '/v1/health', 'read', false),
  route('GET', '/v1/openapi.json', 'read', false),
] as const satisfies readonly Route[];

/** The methods that a route answers: whatever GETs also HEADs, which RFC 9110 §9.1 makes mandatory. */
export function methodsOf({ method }: Route): readonly (Route['method'] | 'HEAD')[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

/** `POST /v1/sessions`: what API Gateway calls the route and puts into the event. */
export type RouteKey = KeyOf<(typeof ROUTES)[number]>;
type KeyOf<R extends Route> = R extends Route ? `${R['method']} ${R['path']}` : never;

function route<M extends Route['method'], P extends string, F extends Route['fn']>(
  method: M,
  path: P,
  fn: F,
  authorized = true,
): { method: M; path: P; fn: F; authorized: boolean } {
  return { method, path, fn, authorized };
}
