import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
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
}

/** Stands in for the OIDC issuer that the templates name. */
export interface Issuer {
  readonly name: string;
  readonly keys: JWTVerifyGetKey;
  jwks(): { readonly keys: readonly JWK[] };
  /** `url` is where it is served. https://openid.net/specs/openid-connect-discovery-1_0.html */
  discovery(url: string): Record<string, unknown>;
  token(request: TokenRequest): Promise<string>;
}

export interface TokenRequest {
  readonly sub: string;
  readonly tenant?: string;
  /** Seconds; may be negative, for a token that has expired. */
  readonly expiresIn?: number;
}

const ONE_HOUR_SECONDS = 3_600;

/** Opens the issuer with the keys of its folder, or makes them. */
export async function openIssuer(options: IssuerOptions): Promise<Issuer> {
  const privateJwk = await storedKey(options.folder);
  const publicJwk = publicPart(privateJwk);
  const signingKey = await importJWK(privateJwk, 'RS256');
  return {
    name: options.name,
    keys: createLocalJWKSet({ keys: [publicJwk] }),
    jwks: () => ({ keys: [publicJwk] }),
    discovery: (url) => discovery(options.name, url),
    token: ({ sub, tenant, expiresIn = ONE_HOUR_SECONDS }) => {
      const issuedAt = Math.floor(Date.now() / 1000);
      return new SignJWT({ ...(tenant !== undefined && { [options.tenantClaim]: tenant }) })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: String(publicJwk.kid) })
        .setIssuer(options.name)
        .setAudience(options.audiences.length === 1 ? String(options.audiences[0]) : [...options.audiences])
        .setSubject(sub)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + expiresIn)
        .setJti(randomUUID())
        .sign(signingKey);
    },
  };
}

function discovery(name: string, url: string): Record<string, unknown> {
  return {
    issuer: name,
    jwks_uri: `${url}/.well-known/jwks.json`,
    token_endpoint: `${url}/_local/token`,
    response_types_supported: ['token'],
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
