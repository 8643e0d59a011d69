import { errors, type JWTPayload } from 'jose';
import { type GatewayResponse, ownResponse } from './gateway-response.ts';
import type { JwtAuthorizerSettings } from './http-api.ts';
import type { JwtIdentity } from './request-event.ts';
import type { VerifyToken } from './verified-tokens.ts';

export type Authorization = { readonly identity: JwtIdentity } | { readonly refusal: GatewayResponse };

/**
 * Checks a token as API Gateway's JWT authorizer does: RS256 by a key of the issuer, `iss`, `aud` or else
 * `client_id`, `exp`, `nbf`, `iat`, and one of the route's scopes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function authorize(
  settings: JwtAuthorizerSettings,
  routeScopes: readonly string[],
  header: string | undefined,
  verify: VerifyToken,
): Promise<Authorization> {
  const token = header?.replace(/^bearer /i, '').trim();
  if (!token) return { refusal: unauthorized('Bearer') };
  try {
    return judged(await verify(token, settings.issuer), settings, routeScopes);
  } catch (error) {
    return { refusal: invalidToken(reasonOf(error)) };
  }
}

function judged(
  payload: JWTPayload,
  settings: JwtAuthorizerSettings,
  routeScopes: readonly string[],
): Authorization {
  const audiences = [payload.aud ?? payload.client_id].flat();
  if (!audiences.some((audience) => settings.audiences.includes(String(audience)))) {
    return { refusal: invalidToken('the token does not have a valid audience') };
  }
  if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + 1) {
    return { refusal: invalidToken('the token was issued in the future') };
  }
  const scopes = String(payload.scope ?? payload.scp ?? '').split(' ');
  if (routeScopes.length === 0) return { identity: { claims: textOf(payload), scopes: null } };
  const granted = routeScopes.filter((scope) => scopes.includes(scope));
  if (granted.length === 0) return { refusal: ownResponse(403, 'Forbidden') };
  return { identity: { claims: textOf(payload), scopes: granted } };
}

/** Functions get every claim as text, and lists as `[one two]`. */
function textOf(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
}

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'signing method is invalid';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature is invalid';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `the token has no valid "${error.claim}" claim`;
  return 'the token is invalid';
}

function invalidToken(reason: string): GatewayResponse {
  return unauthorized(
    `Bearer scope="" error="invalid_token" error_description="${reason.replaceAll('"', "'")}"`,
  );
}

function unauthorized(challenge: string): GatewayResponse {
  return ownResponse(401, 'Unauthorized', { 'www-authenticate': challenge });
}
