import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';

export interface IssuerOptions {
  /** Folder that keeps the keys, so that tokens outlive a restart. */
  readonly folder: string;
  /** The name that the authorizers expect. The issuer answers to it wherever it is served, so that users keep their identity when a port changes. */
  readonly name: string;
  readonly audiences: readonly string[];
  readonly tenantClaim: string;
  /** Without it nobody is an operator. */
  readonly operators?: Operators;
}

/** By what a token tells operators. */
export interface Operators {
  readonly claim: string;
  readonly value: string;
}

/** Stands in for the OIDC issuer that the templates name. */
export interface Issuer {
  readonly name: string;
  /** The app client, whose id is the audience of the tokens. */
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
  jwks(): { readonly keys: readonly JWK[] };
  /** `url` is where it is served. https://openid.net/specs/openid-connect-discovery-1_0.html */
  discovery(url: string): Record<string, unknown>;
  token(request: TokenRequest): Promise<string>;
  idToken(request: IdTokenRequest): Promise<string>;
}

/** https://openid.net/specs/openid-connect-core-1_0.html#IDToken */
export interface IdTokenRequest {
  readonly sub: string;
  readonly clientId: string;
  readonly nonce: string | undefined;
  readonly authenticatedAtSeconds: number;
  readonly expiresIn: number;
  readonly claims: JWTPayload;
}

export interface TokenRequest {
  readonly sub: string;
  readonly tenant?: string;
  readonly operator?: boolean;
  /** Seconds; may be negative, for a token that has expired. */
  readonly expiresIn?: number;
}

const ONE_HOUR_SECONDS = 3_600;

/** Opens the issuer with the keys of its folder, or makes them. */
export async function openIssuer(options: IssuerOptions): Promise<Issuer> {
  const privateJwk = await storedKey(options.folder);
  const publicJwk = publicPart(privateJwk);
  const signingKey = await importJWK(privateJwk, 'RS256');
  const header = { alg: 'RS256', typ: 'JWT', kid: String(publicJwk.kid) };
  return {
    name: options.name,
    clientId: options.audiences[0] ?? 'web',
    keys: createLocalJWKSet({ keys: [publicJwk] }),
    jwks: () => ({ keys: [publicJwk] }),
    discovery: (url) => discovery(options.name, url),
    token: ({ sub, tenant, operator = false, expiresIn = ONE_HOUR_SECONDS }) => {
      const { audiences, tenantClaim, operators } = options;
      const claims = {
        ...(tenant !== undefined && { [tenantClaim]: tenant }),
        ...(operator && operators && { [operators.claim]: [operators.value] }),
      };
      return new SignJWT(claims)
        .setAudience(audiences.length === 1 ? String(audiences[0]) : [...audiences])
        .setSubject(sub)
        .setJti(randomUUID())
        .setIssuer(options.name)
        .setProtectedHeader(header)
        .setIssuedAt()
        .setExpirationTime(secondsFromNow(expiresIn))
        .sign(signingKey);
    },
    idToken: ({ sub, clientId, nonce, authenticatedAtSeconds, expiresIn, claims }) =>
      new SignJWT({ ...claims, ...(nonce !== undefined && { nonce }), auth_time: authenticatedAtSeconds })
        .setAudience(clientId)
        .setSubject(sub)
        .setIssuer(options.name)
        .setProtectedHeader(header)
        .setIssuedAt()
        .setExpirationTime(secondsFromNow(expiresIn))
        .sign(signingKey),
  };
}

function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds;
}

function discovery(name: string, url: string): Record<string, unknown> {
  return {
    issuer: name,
    jwks_uri: `${url}/.well-known/jwks.json`,
    authorization_endpoint: `${url}/_local/oauth/authorize`,
    token_endpoint: `${url}/_local/oauth/token`,
    revocation_endpoint: `${url}/_local/oauth/revoke`,
    end_session_endpoint: `${url}/_local/oauth/logout`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: ['openid', 'profile', 'address'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

async function storedKey(folder: string): Promise<JWK> {
  const file = join(folder, 'issuer-key.json');
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  if (stored) return JSON.parse(stored) as JWK;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' };
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(key), { mode: 0o600 });
  return key;
}

function publicPart({ kty, n, e, kid }: JWK): JWK {
  return { kty, n, e, kid, alg: 'RS256', use: 'sig' } as JWK;
}
