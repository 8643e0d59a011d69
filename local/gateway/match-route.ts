import type { HttpRoute } from './http-api.ts';

export interface RouteMatch {
  readonly route: HttpRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The route that API Gateway chooses: a full match before a greedy `{name+}`, a method of its own before ANY, and
 * `$default` last. `path` is decoded, since HTTP APIs decode before they match.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchRoute(
  routes: readonly HttpRoute[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const matches = routes.flatMap((route) => candidate(route, method, path));
  matches.sort((one, other) => one.rank - other.rank);
  return matches[0];
}

interface Candidate extends RouteMatch {
  readonly rank: number;
}

function candidate(route: HttpRoute, method: string, path: string): Candidate[] {
  if (route.key === '$default') return [{ route, pathParameters: {}, rank: Number.POSITIVE_INFINITY }];
  const [routeMethod, routePath = ''] = route.key.split(' ');
  if (routeMethod !== method && routeMethod !== 'ANY') return [];
  const pathParameters = parametersOf(routePath, path);
  if (!pathParameters) return [];
  return [{ route, pathParameters, rank: rankOf(routePath) + (routeMethod === 'ANY' ? 1 : 0) }];
}

/** Lower is better: greedy paths after full ones, and of equals the one with fewer parameters. */
function rankOf(routePath: string): number {
  const parameters = routePath.split('{').length - 1;
  return (routePath.endsWith('+}') ? 1_000 : 0) + parameters * 2;
}

function parametersOf(routePath: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = routePath.split('/').map((segment) => {
    const [, name, greedy] = /^\{([^+]+)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const values = new RegExp(`^${pattern.join('/')}$`, 's').exec(path);
  return values ? Object.fromEntries(names.map((name, index) => [name, values[index + 1] ?? ''])) : undefined;
}
