import { createHash } from 'node:crypto';
import { COUNTRIES } from '../../../../local/console/oauth/authorize-page.ts';
import { PLACES } from '../../../../web/places.ts';
import { CLIENT, NAME, PAGE, type ServedIssuer, serveIssuer } from './oauth-fixture.ts';

const VERIFIER = 'v'.repeat(43);
const ASKED = {
  response_type: 'code',
  client_id: CLIENT,
  redirect_uri: PAGE,
  scope: 'openid',
  state: 'a "state"',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};

let issuer: ServedIssuer;
beforeAll(async () => {
  issuer = await serveIssuer();
});
afterAll(() => issuer.close());

function addressWith(change: Readonly<Record<string, string>>): string {
  return `${issuer.url}/_local/oauth/authorize?${new URLSearchParams({ ...ASKED, ...change })}`;
}

async function codeFrom(answer: Promise<Response>): Promise<string> {
  const location = new URL((await answer).headers.get('location') ?? '');
  return location.searchParams.get('code') ?? '';
}

async function tokens(fields: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const body = new URLSearchParams({ client_id: CLIENT, ...fields });
  return (await fetch(`${issuer.url}/_local/oauth/token`, { method: 'POST', body })).json() as never;
}

const byCode = (code: string, change: Readonly<Record<string, string>> = {}) =>
  tokens({ grant_type: 'authorization_code', code, redirect_uri: PAGE, code_verifier: VERIFIER, ...change });

test('shows a form without scripts, in which every field has a label, and no code without it', async () => {
  const answer = await fetch(addressWith({}), { redirect: 'manual' });
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await answer.text();
  for (const id of ['sub', 'tenant', 'country']) {
    expect(html).toContain(`<label for="${id}">`);
    expect(html).toContain(`id="${id}"`);
  }
  expect(html).toContain('value="a &quot;state&quot;"');
});

test('knows the countries where the page has a place', () => {
  expect([...COUNTRIES].sort()).toEqual(PLACES.map(({ country }) => country).sort());
});

test('sends people back with a code, the state, and its own name', async () => {
  const answer = await issuer.submit(addressWith({}), {});
  expect(answer.status).toBe(303);
  const location = new URL(answer.headers.get('location') ?? '');
  expect(`${location.origin}${location.pathname}`).toBe(PAGE);
  const { code, ...rest } = Object.fromEntries(location.searchParams);
  expect([rest, String(code).length]).toEqual([{ state: 'a "state"', iss: NAME }, 43]);
});

test.each([
  ['another client', { client_id: 'other' }, 'client_id is'],
  ['another address', { redirect_uri: 'https://evil.example/' }, 'redirect_uri is'],
])('sends nobody anywhere for %s', async (_, change, sentence) => {
  const answer = await fetch(addressWith(change), { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  expect(await answer.text()).toContain(sentence);
});

test.each([
  ['no PKCE', { code_challenge: '' }, 'invalid_request'],
  ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['a token at once', { response_type: 'token' }, 'unsupported_response_type'],
  ['no ID token', { scope: 'profile' }, 'invalid_request'],
])('tells the client that it takes %s not', async (_, change, error) => {
  const answer = await fetch(addressWith(change), { redirect: 'manual' });
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
});

test('asks again where nobody was named, and tells the client of a no', async () => {
  const again = await issuer.submit(addressWith({}), { sub: ' ' });
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('Say who you are')]);
  const no = await issuer.submit(addressWith({}), { decision: 'deny' });
  expect(no.headers.get('location')).toContain('error=access_denied');
});

test('gives tokens for a code once, and takes them back when it comes again', async () => {
  const code = await codeFrom(issuer.submit(addressWith({}), {}));
  const { refresh_token: refresh } = await byCode(code);
  expect(await byCode(code)).toMatchObject({ error: 'invalid_grant' });
  expect(await tokens({ grant_type: 'refresh_token', refresh_token: String(refresh) })).toMatchObject({
    error: 'invalid_grant',
  });
});

test('gives none for a verifier, an address or a client that does not fit, and none after a minute', async () => {
  const code = await codeFrom(issuer.submit(addressWith({}), {}));
  expect(await byCode(code, { code_verifier: 'w'.repeat(43) })).toMatchObject({ error: 'invalid_grant' });
  expect(await byCode(code, { redirect_uri: `${PAGE}x` })).toMatchObject({ error: 'invalid_grant' });
  expect(await byCode(code, { client_id: 'other' })).toMatchObject({ error: 'invalid_client' });
  expect(await byCode(code, { grant_type: 'password' })).toMatchObject({ error: 'unsupported_grant_type' });
  issuer.passMs(60_001);
  expect(await byCode(code)).toMatchObject({ error: 'invalid_grant' });
});

test('renews once with each refresh token', async () => {
  const first = await byCode(await codeFrom(issuer.submit(addressWith({}), {})));
  const renew = (token: unknown) => tokens({ grant_type: 'refresh_token', refresh_token: String(token) });
  const second = await renew(first.refresh_token);
  expect(await renew(first.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect(await renew(second.refresh_token)).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
});

test('ends a visit by sending people back to the page, and nowhere else', async () => {
  const logout = (address: string) =>
    fetch(`${issuer.url}/_local/oauth/logout?${new URLSearchParams({ post_logout_redirect_uri: address })}`, {
      redirect: 'manual',
    });
  expect((await logout(PAGE)).headers.get('location')).toBe(PAGE);
  expect((await logout('https://evil.example/')).status).toBe(400);
});
