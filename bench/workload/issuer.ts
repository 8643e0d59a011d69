import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { StubAws } from '../harness/stub-aws.ts';
import { CLAIMS } from './person.ts';

export const AUDIENCE = 'web';
export const DISCOVERY_PATH = '/.well-known/openid-configuration';
const KEYS_PATH = '/.well-known/jwks.json';
const KEY = { alg: 'RS256', kid: 'bench' } as const;

/** Publishes an issuer's keys at the stub, and gives a token of Ada's for an hour. */
export async function issuedToken({ endpoint, publish }: StubAws): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair(KEY.alg, { extractable: true });
  await publish(DISCOVERY_PATH, { issuer: CLAIMS.iss, jwks_uri: `${endpoint}${KEYS_PATH}` });
  await publish(KEYS_PATH, { keys: [{ ...(await exportJWK(publicKey)), ...KEY }] });
  return new SignJWT(CLAIMS)
    .setProtectedHeader(KEY)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
}
