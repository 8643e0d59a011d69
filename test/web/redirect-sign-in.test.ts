import { createRemoteJWKSet, jwtVerify } from 'jose';
import { redirectSignIn } from '../../web/sign-in/redirect-sign-in.ts';
import type { Arrival, RedirectSignIn } from '../../web/sign-in/sign-in.ts';
import { CLIENT, NAME, PAGE, type ServedIssuer, serveIssuer } from '../local/console/oauth/oauth-fixture.ts';
import { FakeTab } from './fake-tab.ts';
import { spoil } from './spoil.ts';

let issuer: ServedIssuer;
beforeAll(async () => {
  issuer = await serveIssuer();
});
afterAll(() => issuer.close());
afterEach(() => jest.restoreAllMocks());

function signInAt(tab: FakeTab, change: object = {}): RedirectSignIn {
  const settings = {
    issuer: NAME,
    discoveredAt: issuer.url,
    clientId: CLIENT,
    scope: 'openid profile address',
  };
  return redirectSignIn({ ...settings, ...change }, tab);
}

/** Goes to the issuer and back to the door of the page. */
async function goThere(
  tab: FakeTab,
  signIn: RedirectSignIn,
  fields: Readonly<Record<string, string>> = {},
): Promise<URL> {
  await signIn.leave({ hash: '#/console', country: 'BR' });
  const asked = new URL(tab.address);
  tab.address = (await issuer.submit(tab.address, fields)).headers.get('location') ?? '';
  return asked;
}

async function arriveAt(tab: FakeTab, signIn: RedirectSignIn): Promise<Arrival> {
  const answered = tab.answered();
  if (answered === undefined) throw new Error(`${tab.address} is no answer.`);
  // The page was left: another one comes back.
  return signIn.comeBack(answered);
}

test('comes back as who one said to be, with a token that the issuer’s key verifies', async () => {
  const tab = new FakeTab();
  await goThere(tab, signInAt(tab), { sub: 'kim', tenant: 'acme', country: 'DE' });
  const { person, country } = await arriveAt(tab, signInAt(tab));
  expect([person.subject, person.name, person.by, country]).toEqual(['kim', 'kim', 'redirect', 'DE']);
  const keys = createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks.json`));
  const token = await person.token({ renew: false });
  const { payload } = await jwtVerify(token, keys, { issuer: NAME, audience: CLIENT });
  expect(payload).toMatchObject({ sub: 'kim', tenant: 'acme' });
});

test('asks for a code with PKCE, a state and a nonce that are new each time', async () => {
  const [one, other] = [new FakeTab(), new FakeTab()];
  const asked = await goThere(one, signInAt(one, { parameters: { audience: 'api' } }));
  const again = await goThere(other, signInAt(other));
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    ...{ response_type: 'code', client_id: CLIENT, redirect_uri: PAGE, audience: 'api' },
    ...{ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
  });
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asked.searchParams.get(name)).not.toBe(again.searchParams.get(name));
  }
});

test('leaves nothing of it in the address and in the tab’s storage, and is where one was', async () => {
  const tab = new FakeTab();
  await goThere(tab, signInAt(tab));
  expect(new URL(tab.address).searchParams.has('code')).toBe(true);
  await arriveAt(tab, signInAt(tab));
  expect([tab.address, [...tab.kept]]).toEqual([`${PAGE}#/console`, []]);
  expect(tab.answered()).toBeUndefined();
});

test('says where one is as one said before, where the issuer does not tell', async () => {
  const tab = new FakeTab();
  const scope = { scope: 'openid' };
  expect([signInAt(tab).asksCountry, signInAt(tab, scope).asksCountry]).toEqual([true, false]);
  await goThere(tab, signInAt(tab, scope));
  expect((await arriveAt(tab, signInAt(tab, scope))).country).toBe('BR');
});

test('renews the token once for all who ask, and says so when the issuer does it no more', async () => {
  const tab = new FakeTab();
  await goThere(tab, signInAt(tab));
  const signIn = signInAt(tab);
  const { person } = await arriveAt(tab, signIn);
  const first = await person.token({ renew: false });
  const [second, third] = await Promise.all([person.token({ renew: true }), person.token({ renew: true })]);
  expect([second === third, second === first]).toEqual([true, false]);
  expect(await person.token({ renew: false })).toBe(second);
  jest.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('fetch failed'));
  await expect(person.token({ renew: true })).rejects.toThrow('does not answer');
  expect([signIn.ended.value, await person.token({ renew: false })]).toEqual([undefined, second]);
  jest
    .spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(Response.json({ error: 'invalid_grant' }, { status: 400 }));
  await expect(person.token({ renew: true })).rejects.toThrow('does not renew your sign-in any more');
  expect(signIn.ended.value).toContain('does not renew');
  await expect(person.token({ renew: false })).rejects.toThrow('does not renew');
});

test('renews by itself before a token expires, and ends where there is nothing to renew it with', async () => {
  const tab = new FakeTab();
  await goThere(tab, signInAt(tab));
  spoil((body) => ({ ...body, expires_in: 20 }));
  const first = await arriveAt(tab, signInAt(tab));
  const asked = jest.mocked(fetch).mock.calls.length;
  await first.person.token({ renew: false });
  expect(jest.mocked(fetch).mock.calls.length).toBe(asked + 1);
  await goThere(tab, signInAt(tab));
  jest.restoreAllMocks();
  spoil(({ refresh_token, ...body }) => ({ ...body, expires_in: 20 }));
  const signIn = signInAt(tab);
  const { person } = await arriveAt(tab, signIn);
  await expect(person.token({ renew: false })).rejects.toThrow(
    'has expired, and it gives no way to renew it',
  );
});

test.each<[string, (tab: FakeTab) => void, string]>([
  ['was begun elsewhere', (tab) => tab.kept.clear(), 'did not begin in this tab'],
  ['has another state', (tab) => (tab.address += 'x'), 'did not begin in this tab'],
  [
    'comes from another issuer',
    (tab) => (tab.address = tab.address.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Fevil.example')),
    'does not hold',
  ],
  [
    'is a no',
    (tab) => (tab.address = tab.address.replace(/code=[^&]*/, 'error=access_denied')),
    'access_denied',
  ],
  [
    'has a code that is not known',
    (tab) => (tab.address = tab.address.replace('code=', 'code=x')),
    'invalid_grant',
  ],
])('lets nobody in with an answer that %s', async (_, change, sentence) => {
  const tab = new FakeTab();
  await goThere(tab, signInAt(tab));
  change(tab);
  await expect(arriveAt(tab, signInAt(tab))).rejects.toThrow(sentence);
  expect([...tab.kept]).toEqual([]);
});

test.each<[string, (body: Record<string, unknown>) => object, string]>([
  ['an ID token for another sign-in', (body) => ({ ...body, id_token: foreign }), 'does not hold'],
  ['no ID token', ({ id_token, ...body }) => body, 'does not hold'],
  [
    'an access token that only the issuer can read',
    (body) => ({ ...body, access_token: 'opaque' }),
    'is no JWT',
  ],
])('lets nobody in with %s', async (_, change, sentence) => {
  const tab = new FakeTab();
  const times = { expiresIn: 60, authenticatedAtSeconds: 0 };
  foreign = await issuer.issuer.idToken({
    sub: 'kim',
    clientId: CLIENT,
    nonce: 'another',
    claims: {},
    ...times,
  });
  await goThere(tab, signInAt(tab));
  spoil(change);
  await expect(arriveAt(tab, signInAt(tab))).rejects.toThrow(sentence);
});
let foreign = '';

test('says when the issuer does not answer, or is another one than configured', async () => {
  const tab = new FakeTab();
  const there = { hash: '', country: undefined };
  await expect(signInAt(tab, { issuer: 'https://other.example' }).leave(there)).rejects.toThrow(
    'does not hold',
  );
  jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
  await expect(signInAt(tab).leave(there)).rejects.toThrow(/does not answer.*Try again/);
  expect([tab.address, tab.kept.size]).toEqual([`${PAGE}#/console`, 0]);
});

test('signs out by taking the refresh token back, without a token in the address that it goes to', async () => {
  const tab = new FakeTab();
  await goThere(tab, signInAt(tab));
  const signIn = signInAt(tab);
  const { person } = await arriveAt(tab, signIn);
  const fetched = jest.spyOn(globalThis, 'fetch');
  await signIn.signOut();
  expect(fetched.mock.calls.map(([url]) => new URL(String(url)).pathname)).toEqual(['/_local/oauth/revoke']);
  const left = new URL(tab.address);
  expect([left.pathname, Object.fromEntries(left.searchParams)]).toEqual([
    '/_local/oauth/logout',
    { client_id: CLIENT, post_logout_redirect_uri: PAGE, logout_uri: PAGE },
  ]);
  await expect(person.token({ renew: true })).rejects.toThrow('does not renew');
});
