import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { rejected } from '../platform/errors.ts';
import type { Person } from '../platform/user-key.ts';

/** Whose tokens are taken, and for whom they must be meant. */
export interface Trust {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** Name of the claim that holds the tenant. */
  readonly tenantClaim: string;
  readonly keyOf: JWTVerifyGetKey;
}

/** A person as a token names them, until it expires. */
export interface VerifiedPerson extends Person {
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** RSA only, as API Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** By which the issuer's clock and ours may differ. */
const TOLERANCE_SECONDS = 5;
/** By these codes jose tells that it could not fetch the keys, which is not the token's fault. */
const KEYS_NOT_FETCHED = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/**
 * The person of a token that the HTTP API would take as well. Throws `rejected` for any other, with a code that
 * says why, and lets through what went wrong while the issuer's keys were fetched.
 */
export async function verifiedPerson(token: string, trust: Trust, nowMs: number): Promise<VerifiedPerson> {
  const payload = await verified(token, trust, nowMs);
  // Amazon Cognito's access tokens have `client_id` in place of `aud`.
  const audiences = [payload.aud ?? payload.client_id].flat();
  if (!audiences.some((audience) => trust.audiences.includes(String(audience)))) {
    throw rejected('foreign-audience', 'The token is meant for somebody else.');
  }
  if ((payload.iat ?? 0) > nowMs / 1000 + TOLERANCE_SECONDS) {
    throw rejected('token-from-the-future', 'The token was issued in the future.');
  }
  return {
    issuer: trust.issuer,
    tenant: textOf(payload[trust.tenantClaim]),
    subject: requireSubject(payload),
    expiresAt: Number(payload.exp),
  };
}

async function verified(token: string, { issuer, keyOf }: Trust, nowMs: number): Promise<JWTPayload> {
  if (token === '') {
    throw rejected('no-token', 'The device sent no token.');
  }
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: ALGORITHMS,
      issuer,
      requiredClaims: ['exp'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(nowMs),
    });
    return payload;
  } catch (error) {
    throw error instanceof errors.JOSEError ? refusalOf(error) : error;
  }
}

function refusalOf(error: errors.JOSEError): Error {
  if (KEYS_NOT_FETCHED.has(error.code)) {
    return error;
  }
  const code = error.code.toLowerCase().replace(/^err_/, '').replaceAll('_', '-');
  return rejected(code, 'The token cannot be trusted.');
}

function requireSubject({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || sub === '') {
    throw rejected('no-subject', 'The token has no "sub" claim.');
  }
  return sub;
}

/**
 * API Gateway turns numbers and flags into text, and a list into text of its own form: a device whose key differed
 * from the one that the API makes would listen at nobody's inbox.
 */
function textOf(claim: unknown): string {
  if (typeof claim === 'object' && claim !== null) {
    throw rejected('unreadable-tenant', 'The claim that holds the tenant is a list or an object.');
  }
  return String(claim ?? '');
}
