import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';

/** Where an issuer's public keys are found. */
export type KeysOf = (issuer: string) => JWTVerifyGetKey;

/** The claims of a token of this issuer. Rejects where signature, issuer or times do not hold. */
export type VerifyToken = (token: string, issuer: string) => Promise<JWTPayload>;

/** Every user of the largest load stage. */
const MOST_TOKENS = 30_000;

/**
 * Verifies each token once: its signature cannot change, and of what was right only `exp` goes wrong by itself. A key
 * that an issuer takes back is trusted on, which API Gateway does for two hours, too.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function verifiedTokens(keysOf: KeysOf, nowMs: () => number): VerifyToken {
  // By the whole token: a signature alone would vouch for another one's claims.
  const known = new LRUCache<string, JWTPayload>({ max: MOST_TOKENS });
  return async (token, issuer) => {
    const key = `${issuer} ${token}`;
    const claims = known.get(key);
    if (claims && (claims.exp ?? 0) > nowMs() / 1000) return claims;
    const { payload } = await jwtVerify(token, keysOf(issuer), {
      algorithms: ['RS256'],
      issuer,
      requiredClaims: ['exp'],
      currentDate: new Date(nowMs()),
    });
    known.set(key, payload);
    return payload;
  };
}
