import type { RouteKey } from '../../../lambdas/contract/routes.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import { problemAnswer } from '../../../lambdas/http/problem.ts';
import { request } from '../../lambdas/http/request-factory.ts';
import type { Cloud } from './cloud.ts';
import { type Course, TO_THE_END } from './process.ts';
import type { Region } from './region.ts';
import { ISSUER, type Person } from './world.ts';

/** A request of somebody to one region. */
export interface Asked {
  readonly route: RouteKey;
  readonly person: Person;
  readonly path: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly course?: Course;
}

/** Sends a request. `told` hears the answer, if one comes: it may be much later, and never if the function dies. */
export function ask(
  cloud: Cloud,
  region: Region,
  asked: Asked,
  told: (answer: Answer) => void | Promise<void>,
): Promise<void> {
  const { route, person, path, query, headers, body, course = TO_THE_END } = asked;
  const wanted = request({
    routeKey: route,
    pathParameters: path,
    claims: { sub: person.subject, iss: ISSUER, tenant: 'acme' },
    ...(headers && { headers }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const sent = cloud.design.request({ ...wanted, ...(query && { queryStringParameters: query }) });
  return cloud.invoke(region, {
    name: `${route} of ${person.subject}`,
    pool: route.startsWith('GET') ? region.read : region.accept,
    course,
    work: (handle) => handle(sent).catch((error: unknown) => problemAnswer(error, 'request-1')),
    told,
  });
}
