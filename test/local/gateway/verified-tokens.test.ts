import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type VerifyToken, verifiedTokens } from '../../../local/gateway/verified-tokens.ts';

const ISSUER = 'https://issuer.example';
const NOW_SECONDS = 1_800_000_000;

describe('tokens that were verified before', () => {
  let nowMs: number;
  let lookUps: number;
  let verify: VerifyToken;
  let token: (claims: object) => Promise<string>;

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256' }] });
    token = (claims) =>
      new SignJWT({ iss: ISSUER, ...claims }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    const keysOf = () => {
      lookUps++;
      return keys;
    };
    verify = verifiedTokens(keysOf, () => nowMs);
  });
  beforeEach(() => {
    nowMs = NOW_SECONDS * 1000;
    lookUps = 0;
  });

  test('are not verified again', async () => {
    const kim = await token({ sub: 'kim', exp: NOW_SECONDS + 60 });
    await verify(kim, ISSUER);
    expect((await verify(kim, ISSUER)).sub).toBe('kim');
    expect(lookUps).toBe(1);
  });

  test('end at their time', async () => {
    const kim = await token({ sub: 'kim', exp: NOW_SECONDS + 5 });
    await verify(kim, ISSUER);
    nowMs += 5_000;
    await expect(verify(kim, ISSUER)).rejects.toThrow('exp');
  });

  test('vouch for no other claims under the same signature', async () => {
    const kim = await token({ sub: 'kim', exp: NOW_SECONDS + 61 });
    await verify(kim, ISSUER);
    const [header, , signature] = kim.split('.');
    const forged = Buffer.from(JSON.stringify({ iss: ISSUER, sub: 'eve', exp: NOW_SECONDS + 61 })).toString(
      'base64url',
    );
    await expect(verify(`${header}.${forged}.${signature}`, ISSUER)).rejects.toThrow('signature');
  });

  test('vouch for nothing to another issuer', async () => {
    const kim = await token({ sub: 'kim', exp: NOW_SECONDS + 62 });
    await verify(kim, ISSUER);
    await expect(verify(kim, 'https://other.example')).rejects.toThrow('iss');
  });
});
