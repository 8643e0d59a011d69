import { userKeyOf } from '../platform/user-key.ts';
import type { HttpRequest } from './http-request.ts';
import { RequestError } from './request-error.ts';

/** Who calls, as the verified token says. */
export interface Caller {
  readonly userKey: string;
  readonly issuer: string;
  readonly tenant: string;
  readonly subject: string;
}

/** How this deployment makes a user key of a token. */
export interface Identification {
  readonly salt: string;
  /** Name of the claim that holds the tenant. A token without it belongs to the tenant without a name. */
  readonly tenantClaim: string;
}

/** The caller of an authorized route. Throws where the token names no subject. */
export function callerOf(request: HttpRequest, { salt, tenantClaim }: Identification): Caller {
  const claims = request.requestContext.authorizer?.jwt.claims ?? {};
  const subject = textOf(claims.sub);
  if (subject === '') {
    throw new RequestError('no-subject', 'The token has no "sub" claim; sign in as somebody.');
  }
  const person = { issuer: textOf(claims.iss), tenant: textOf(claims[tenantClaim]), subject };
  return { ...person, userKey: userKeyOf(salt, person) };
}

/** API Gateway hands every claim over as a string; anything else is not what it verified. */
function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}
