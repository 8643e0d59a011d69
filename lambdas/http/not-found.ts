import { methodsOf, ROUTES, type Route } from '../contract/routes.ts';
import type { HttpRequest } from './http-request.ts';
import { RequestError } from './request-error.ts';

/** Answers what no route answers: 405 where the path exists for other methods, else 404. Throws always. */
export async function notFound(request: HttpRequest): Promise<never> {
  const { method, path } = request.requestContext.http;
  const allowed = methodsAt(path);
  if (allowed.length === 0) {
    throw new RequestError('not-found', 'Nothing is at this path; GET /v1/openapi.json lists what is.');
  }
  const allow = allowed.join(', ');
  throw new RequestError('method-not-allowed', `${method} is not allowed at this path; allowed: ${allow}.`, {
    headers: { allow },
  });
}

function methodsAt(path: string): string[] {
  const segments = path.split('/');
  return ROUTES.filter((route) => matches(route, segments)).flatMap(methodsOf);
}

function matches(route: Route, segments: readonly string[]): boolean {
  const pattern = route.path.split('/');
  return (
    pattern.length === segments.length &&
    pattern.every((part, at) => (part.startsWith('{') ? segments[at] !== '' : part === segments[at]))
  );
}
