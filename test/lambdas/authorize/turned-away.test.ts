import { base64url } from 'jose';
import { ADA, BOB, device, issuer, judge, NOW_SECONDS, trustedIssuer } from './authorize-fixture.ts';

describe('a device is turned away', () => {
  const claims: [string, Record<string, unknown>, string][] = [
    ['an expired token', { exp: NOW_SECONDS - 60 }, 'jwt-expired'],
    ['a token that begins later', { nbf: NOW_SECONDS + 60 }, 'jwt-claim-validation-failed'],
    ['a token from the future', { iat: NOW_SECONDS + 60 }, 'token-from-the-future'],
    ['a token that never expires', { exp: undefined }, 'jwt-claim-validation-failed'],
    ['a token of another issuer', { iss: 'https://evil.example' }, 'jwt-claim-validation-failed'],
    ['a token for somebody else', { aud: 'other' }, 'foreign-audience'],
    ['a token for nobody', { aud: undefined }, 'foreign-audience'],
    ['a token without a subject', { sub: undefined }, 'no-subject'],
    ['a tenant that is a list', { tenant: ['acme'] }, 'unreadable-tenant'],
  ];
  test.each(claims)('with %s', async (_, changes, code) => {
    const trusted = await trustedIssuer();
    const { judge: ask, lines } = judge(trusted.keyOf);
    expect(await ask(device(await trusted.token(changes)))).toEqual({ isAuthenticated: false });
    expect(lines.map(({ fields }) => fields.errorCode)).toEqual([code]);
  });

  test("with Cognito's client_id it is let in where aud is missing, and not where aud is another's", async () => {
    const trusted = await trustedIssuer();
    const { judge: ask } = judge(trusted.keyOf);
    const token = await trusted.token({ aud: undefined, client_id: 'app' });
    expect(await ask(device(token))).toMatchObject({ isAuthenticated: true });
    const both = await trusted.token({ aud: 'other', client_id: 'app' });
    expect(await ask(device(both))).toEqual({ isAuthenticated: false });
  });

  test('with a signature of another key', async () => {
    const trusted = await trustedIssuer();
    const evil = await issuer();
    const { judge: ask, lines } = judge(trusted.keyOf);
    expect(await ask(device(await evil.token()))).toEqual({ isAuthenticated: false });
    expect(lines[0]?.fields.errorCode).toBe('jws-signature-verification-failed');
  });

  test('with an unsigned token, and with one signed by an algorithm that is not RSA', async () => {
    const trusted = await trustedIssuer();
    const [, payload = ''] = (await trusted.token()).split('.');
    const unsigned = `${base64url.encode('{"alg":"none"}')}.${payload}.`;
    const symmetric = `${base64url.encode('{"alg":"HS256","kid":"one"}')}.${payload}.AAAA`;
    const elliptic = await issuer('ES256');
    const { judge: ask } = judge(trusted.keyOf);
    expect(await ask(device(unsigned))).toEqual({ isAuthenticated: false });
    expect(await ask(device(symmetric))).toEqual({ isAuthenticated: false });
    expect(await judge(elliptic.keyOf).judge(device(await elliptic.token()))).toEqual({
      isAuthenticated: false,
    });
  });

  test.each([
    `${BOB}~phone~1`,
    ADA,
    `${ADA}~`,
    `${ADA}~phone`,
    `${ADA}~phone~1~2`,
    `${ADA}~ph#ne~1`,
    `x${ADA}~phone~1`,
    '',
  ])('as %s', async (clientId) => {
    const trusted = await trustedIssuer();
    const { judge: ask, lines } = judge(trusted.keyOf);
    expect(await ask(device(await trusted.token(), clientId))).toEqual({ isAuthenticated: false });
    expect(lines[0]?.fields.errorCode).toBe('foreign-client-id');
  });

  test('without a token', async () => {
    const trusted = await trustedIssuer();
    const { judge: ask, lines } = judge(trusted.keyOf);
    expect(await ask({})).toEqual({ isAuthenticated: false });
    expect(lines[0]?.fields.errorCode).toBe('no-token');
  });

  test('and no token is ever logged', async () => {
    const trusted = await trustedIssuer();
    const { judge: ask, lines } = judge(trusted.keyOf);
    const token = await trusted.token();
    await ask(device(token));
    await ask(device(token, `${BOB}~phone~1`));
    await ask(device(`${token.slice(0, -4)}AAAA`));
    expect(lines).toHaveLength(3);
    for (const part of token.split('.')) expect(JSON.stringify(lines)).not.toContain(part);
  });

  test('by an error where the keys cannot be had, so that the alarm of the function sees it', async () => {
    const trusted = await trustedIssuer();
    const unreachable = async () => {
      throw new TypeError('fetch failed');
    };
    const { judge: ask, counts, lines } = judge(unreachable);
    await expect(ask(device(await trusted.token()))).rejects.toThrow('fetch failed');
    expect([counts.DevicesRefused, lines[0]?.level]).toEqual([1, 'error']);
  });
});
