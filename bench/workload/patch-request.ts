import type { HttpRequest } from '../../lambdas/http/http-request.ts';
import { type PatchOf, paragraph } from './patches.ts';
import { CLAIMS, newSession } from './person.ts';

const ROUTE = '/v1/sessions/{id}/profile';

/** An owner's patch as API Gateway hands it over. */
export function patchRequest(sessionId: string, n: number, patchOf: PatchOf = paragraph): HttpRequest {
  return { ...profileRequest('PATCH', sessionId, n), body: JSON.stringify(patchOf(n)) };
}

/** The owner asks for the profile. */
export function readRequest(sessionId: string, n: number): HttpRequest {
  return profileRequest('GET', sessionId, n);
}

function profileRequest(method: 'GET' | 'PATCH', sessionId: string, n: number): HttpRequest {
  const path = `/v1/sessions/${sessionId}/profile`;
  const routeKey = `${method} ${ROUTE}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: {
      'content-type': 'application/merge-patch+json',
      'user-agent': 'bench',
      host: 'api.example',
      accept: 'application/json',
    },
    requestContext: {
      requestId: `request-${n}`,
      routeKey,
      http: { method, path },
      authorizer: { jwt: { claims: CLAIMS } },
    } as unknown as HttpRequest['requestContext'],
    pathParameters: { id: sessionId },
    isBase64Encoded: false,
  };
}

/** As many patches of one new session. */
export function patchRequests(howMany: number): HttpRequest[] {
  const sessionId = newSession();
  return Array.from({ length: howMany }, (_, n) => patchRequest(sessionId, n));
}
