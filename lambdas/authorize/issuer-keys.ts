import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { broken } from '../platform/errors.ts';
import type { Guard } from '../platform/resilience.ts';

/** AWS IoT waits five seconds for an authorizer, and a cold start fetches two documents. */
const TIMEOUT_MS = 1_500;

interface Place {
  readonly issuer: string;
  readonly discoveryUrl: string;
}

/**
 * The issuer's public keys, found by its discovery document and kept; a token with an unknown key has them fetched
 * again, at most every 30 seconds. https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export function issuerKeys(place: Place, guard: Guard): JWTVerifyGetKey {
  let finding: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    finding ??= guard(() => discovered(place));
    try {
      const keys = await finding;
      return await keys(header, token);
    } catch (error) {
      // Only what was found is kept.
      await finding?.catch(() => {
        finding = undefined;
      });
      throw error;
    }
  };
}

async function discovered({ issuer, discoveryUrl }: Place): Promise<JWTVerifyGetKey> {
  const response = await fetch(discoveryUrl, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) {
    throw broken('issuer-unreachable', `The issuer answered ${response.status} to ${discoveryUrl}.`);
  }
  const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (found.issuer !== issuer || typeof found.jwks_uri !== 'string') {
    throw broken(
      'issuer-mistaken',
      `${discoveryUrl} describes the issuer ${found.issuer}; this deployment trusts ${issuer}. Correct oidc.issuer in bin/configuration.ts.`,
    );
  }
  return createRemoteJWKSet(new URL(found.jwks_uri), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: 30_000,
    cacheMaxAge: 3_600_000,
  });
}
