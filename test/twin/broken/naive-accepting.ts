import { accepting } from '../../../lambdas/accept/accepting.ts';
import { ownerOf } from '../../../lambdas/domain/decide.ts';
import { callerOf } from '../../../lambdas/http/caller.ts';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import { pathSessionOf } from '../../../lambdas/http/path-session.ts';
import { ISSUER, PEOPLE } from '../cloud/world.ts';

/** Accept as it is, save that it takes a member for the owner on some routes. */
export function naiveAccepting(someRoutes: string): typeof accepting {
  return (ports) => {
    const handle = accepting(ports);
    return async (request) => {
      const sessionId = pathSessionOf(request);
      const { userKey } = callerOf(request, ports.identification);
      const isSome = request.routeKey.includes(someRoutes);
      const isTaken = isSome && (await ports.membership.isMember(sessionId, userKey));
      return handle(isTaken ? asOwner(request, sessionId) : request);
    };
  };
}

function asOwner(request: HttpRequest, sessionId: string): HttpRequest {
  const owner = PEOPLE.find(({ key }) => key === ownerOf(sessionId));
  const claims = { sub: owner?.subject, iss: ISSUER, tenant: 'acme' };
  return { ...request, requestContext: { ...request.requestContext, authorizer: { jwt: { claims } } } };
}
