import type { Context } from 'aws-lambda';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { authorizing, type Ports } from '../../../lambdas/authorize/authorizing.ts';
import type { DeviceEvent, Verdict } from '../../../lambdas/authorize/device-event.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { userKeyOf } from '../../../lambdas/platform/user-key.ts';
import type { Grant } from '../../../lambdas/store/grant-store.ts';
import { remembering } from '../remembering.ts';

export const ISSUER = 'https://issuer.example';
export const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
export const NOW_SECONDS = NOW_MS / 1000;
const SALT = 'pepper';

export const ADA = keyOf('ada');
export const BOB = keyOf('bob');

export function keyOf(subject: string, tenant = 'acme'): string {
  return userKeyOf(SALT, { issuer: ISSUER, tenant, subject });
}

/** An issuer with keys of its own. */
export async function issuer(alg = 'RS256') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg };
  return {
    jwk,
    keyOf: createLocalJWKSet({ keys: [jwk] }),
    token: (claims: Record<string, unknown> = {}) =>
      new SignJWT({
        sub: 'ada',
        tenant: 'acme',
        iss: ISSUER,
        aud: 'web',
        iat: NOW_SECONDS,
        exp: NOW_SECONDS + 3_600,
        ...claims,
      })
        .setProtectedHeader({ alg, kid: 'one' })
        .sign(privateKey),
  };
}

let trusted: ReturnType<typeof issuer> | undefined;

/** The issuer that is trusted, one for all tests of a file. */
export function trustedIssuer(): ReturnType<typeof issuer> {
  trusted ??= issuer();
  return trusted;
}

/** Authorize with an issuer's keys, and what it logged. */
export function judge(keyOf: Ports['trust']['keyOf'], changes: Partial<Ports> = {}) {
  const { log, meter, lines, counts } = remembering();
  const noted: (Grant & { readonly userKey: string })[] = [];
  const handler = authorizing({
    trust: { issuer: ISSUER, audiences: ['web', 'app'], tenantClaim: 'tenant', keyOf },
    salt: SALT,
    topics: topicsOf('app'),
    membership: { isMember: async () => false },
    grants: { note: async (userKey, grant) => void noted.push({ userKey, ...grant }) },
    log,
    meter,
    nowMs: () => NOW_MS,
    ...changes,
  });
  const context = {
    awsRequestId: 'request',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:app-authorize',
  } as Context;
  return { lines, counts, noted, judge: (event: DeviceEvent): Promise<Verdict> => handler(event, context) };
}

/** A device with its token where browsers put it. */
export function device(token: string, clientId = `${ADA}~phone~1`, query = ''): DeviceEvent {
  const username = `?x-amz-customauthorizer-name=app-authorizer&token=${token}${query}`;
  return { protocolData: { mqtt: { clientId, username } } };
}
