import type { HttpRoute } from './http-api.ts';

export interface RouteMatch {
  readonly route: HttpRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The route of a request, if it has one. `path` is decoded, since HTTP APIs decode before they match. */
export type MatchRoute = (method: string, path: string) => RouteMatch | undefined;

/**
 * Chooses as API Gateway does: a full match before a greedy `{name+}`, a method of its own before ANY, and
 * `$default` last. Routes are ranked and compiled once.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function routeMatcher(routes: readonly HttpRoute[]): MatchRoute {
  const candidates = routes.map(candidateOf).sort((one, other) => one.rank - other.rank);
  return (method, path) => {
    for (const { route, methods, pattern, names } of candidates) {
      const values = methods === method || methods === 'ANY' ? pattern.exec(path) : null;
      if (values) return { route, pathParameters: bound(names, values) };
    }
    return undefined;
  };
}

interface Candidate {
  readonly route: HttpRoute;
  /** A method, or ANY. */
  readonly methods: string;
  readonly pattern: RegExp;
  /** Parameters, in the order of the pattern's groups. */
  readonly names: readonly string[];
  /** Lower is better. */
  readonly rank: number;
}

function candidateOf(route: HttpRoute): Candidate {
  if (route.key === '$default') {
    return { route, methods: 'ANY', pattern: /^/, names: [], rank: Number.POSITIVE_INFINITY };
  }
  const [methods = '', path = ''] = route.key.split(' ');
  return { route, methods, ...compiled(path), rank: rankOf(path) + (methods === 'ANY' ? 1 : 0) };
}

/** Greedy paths after full ones, and of equals the one with fewer parameters. */
function rankOf(routePath: string): number {
  const parameters = routePath.split('{').length - 1;
  return (routePath.endsWith('+}') ? 1_000 : 0) + parameters * 2;
}

function compiled(routePath: string): { pattern: RegExp; names: string[] } {
  const names: string[] = [];
  const segments = routePath.split('/').map((segment) => {
    const [, name, greedy] = /^\{([^+]+)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  return { pattern: new RegExp(`^${segments.join('/')}$`, 's'), names };
}

function bound(names: readonly string[], values: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, values[index + 1] ?? '']));
}
