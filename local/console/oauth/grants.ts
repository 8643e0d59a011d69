import { createHash, randomBytes } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.ts';
import { OAuthError } from './oauth-error.ts';

/** Somebody who let the page in. */
export interface Grant {
  readonly sub: string;
  readonly tenant: string | undefined;
  readonly operator: boolean;
  readonly country: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly authenticatedAtSeconds: number;
}

interface Code {
  readonly grant: Grant;
  readonly request: AuthorizationRequest;
  readonly expiresAtMs: number;
  /** What it was exchanged for; a code that comes twice may be stolen, and takes that back. */
  refreshToken?: string;
}

/** RFC 6749 §4.1.2 recommends ten minutes at most; a redirect takes a second. */
const CODE_LIFE_MS = 60_000;
/** The oldest go first: people come and go, and this is a laptop. */
const MOST = 1_000;

/** Codes and refresh tokens that are out. In memory: a restart of the local cloud signs people out. */
export class Grants {
  readonly #codes = new Map<string, Code>();
  readonly #refreshTokens = new Map<string, Grant>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  codeFor(request: AuthorizationRequest, grant: Grant): string {
    return added(this.#codes, { grant, request, expiresAtMs: this.#nowMs() + CODE_LIFE_MS });
  }

  /** @throws OAuthError `invalid_grant` for a code that is unknown, late, used, or another's */
  exchange(
    code: string,
    { redirectUri, verifier }: { readonly redirectUri: string; readonly verifier: string },
  ): { readonly grant: Grant; readonly refreshToken: string } {
    const known = this.#codes.get(code);
    if (known === undefined || known.expiresAtMs < this.#nowMs()) {
      throw new OAuthError('invalid_grant', 'The code is unknown or has expired.');
    }
    if (known.refreshToken !== undefined) {
      this.#refreshTokens.delete(known.refreshToken);
      throw new OAuthError('invalid_grant', 'The code was used before; what it gave is taken back.');
    }
    if (known.request.redirectUri !== redirectUri) {
      throw new OAuthError('invalid_grant', 'The code was given for another redirect_uri.');
    }
    if (createHash('sha256').update(verifier).digest('base64url') !== known.request.challenge) {
      throw new OAuthError('invalid_grant', 'The code_verifier does not fit the code_challenge.');
    }
    known.refreshToken = added(this.#refreshTokens, known.grant);
    return { grant: known.grant, refreshToken: known.refreshToken };
  }

  /** Each is good for once. @throws OAuthError `invalid_grant` */
  renew(refreshToken: string): { readonly grant: Grant; readonly refreshToken: string } {
    const grant = this.#refreshTokens.get(refreshToken);
    if (grant === undefined)
      throw new OAuthError('invalid_grant', 'The refresh token is unknown, or was used before.');
    this.#refreshTokens.delete(refreshToken);
    return { grant, refreshToken: added(this.#refreshTokens, grant) };
  }

  revoke(refreshToken: string): void {
    this.#refreshTokens.delete(refreshToken);
  }
}

function added<T>(map: Map<string, T>, value: T): string {
  const name = randomBytes(32).toString('base64url');
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
  return name;
}
