import type { HttpRequest } from './http-request.ts';
import { RequestError } from './request-error.ts';

/** By what a token tells that somebody operates the deployment. */
export interface Operators {
  readonly claim: string;
  /** The claim's value, or one of its values. */
  readonly value: string;
}

/** Throws where the caller of an authorized route is no operator. */
export function requireOperator(request: HttpRequest, { claim, value }: Operators): void {
  const claimed: unknown = request.requestContext.authorizer?.jwt.claims[claim];
  if (typeof claimed === 'string' && valuesOf(claimed).includes(value)) return;
  throw new RequestError(
    'not-an-operator',
    `Only operators may see this: the token's claim "${claim}" must have "${value}" in it. Sign in anew once somebody has given you that.`,
  );
}

/** API Gateway hands lists over as `[one two]`. */
function valuesOf(claimed: string): readonly string[] {
  return claimed.startsWith('[') && claimed.endsWith(']') ? claimed.slice(1, -1).split(' ') : [claimed];
}
