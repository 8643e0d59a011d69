import { BadRequest } from '../bad-request.ts';
import { OAuthError } from './oauth-error.ts';

/** The one client that the issuer knows: the page. */
export interface OAuthClient {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
}

/** Whom to answer. */
export interface ReturnAddress {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
}

/** What a client asks for somebody. */
export interface AuthorizationRequest extends ReturnAddress {
  readonly scope: string;
  readonly nonce: string | undefined;
  /** SHA-256 of the verifier, in base64url. */
  readonly challenge: string;
}

/**
 * Who asks, and where the answer goes. Whatever is wrong with that must not be sent there (RFC 6749 §4.1.2.1).
 * @throws BadRequest with a sentence for whoever looks at the issuer's page
 */
export function returnAddressOf(asked: URLSearchParams, client: OAuthClient): ReturnAddress {
  const clientId = asked.get('client_id') ?? '';
  const redirectUri = asked.get('redirect_uri') ?? '';
  if (clientId !== client.clientId) {
    throw new BadRequest(`client_id is "${clientId}"; this issuer has the client ${client.clientId} only.`);
  }
  if (!client.redirectUris.includes(redirectUri)) {
    const known = client.redirectUris.join(' and ');
    throw new BadRequest(`redirect_uri is "${redirectUri}"; registered are ${known}.`);
  }
  return { clientId, redirectUri, state: asked.get('state') ?? undefined };
}

/** @throws OAuthError to be sent to the client */
export function authorizationRequestOf(asked: URLSearchParams, to: ReturnAddress): AuthorizationRequest {
  const challenge = asked.get('code_challenge') ?? '';
  const scope = asked.get('scope') ?? '';
  if (asked.get('response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type must be code.');
  }
  if (asked.get('code_challenge_method') !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(challenge)) {
    throw new OAuthError(
      'invalid_request',
      'A code_challenge is needed, with code_challenge_method S256 (RFC 7636).',
    );
  }
  if (!scope.split(' ').includes('openid')) {
    throw new OAuthError('invalid_request', 'scope must have openid in it.');
  }
  return { ...to, scope, challenge, nonce: asked.get('nonce') ?? undefined };
}
