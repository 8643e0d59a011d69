import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import { issuerKeys } from '../../../lambdas/authorize/issuer-keys.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { issuer, NOW_MS } from './authorize-fixture.ts';

let server: http.Server;
let base: string;
let asked: string[];
let answers: Record<string, object | number>;

beforeEach(async () => {
  asked = [];
  server = http.createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers[path] ?? 404;
    response.statusCode = typeof answer === 'number' ? answer : 200;
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const keys = () => issuerKeys({ issuer: base, discoveryUrl: `${base}/discovery` }, guarded('The issuer'));
const at = { currentDate: new Date(NOW_MS) };

test('finds the keys once, and keeps them', async () => {
  const { token, jwk } = await signing();
  answers = { '/discovery': { issuer: base, jwks_uri: `${base}/keys` }, '/keys': { keys: [jwk] } };
  const keyOf = keys();
  for (const _ of [1, 2, 3]) await jwtVerify(await token(), keyOf, at);
  expect(asked).toEqual(['/discovery', '/keys']);
});

test('asks again after an issuer that did not answer', async () => {
  const { token, jwk } = await signing();
  answers = { '/discovery': 503, '/keys': { keys: [jwk] } };
  const keyOf = keys();
  await expect(jwtVerify(await token(), keyOf, at)).rejects.toThrow(/issuer answered 503/);
  answers['/discovery'] = { issuer: base, jwks_uri: `${base}/keys` };
  await expect(jwtVerify(await token(), keyOf, at)).resolves.toBeDefined();
});

test('trusts no document that describes another issuer', async () => {
  const { token } = await signing();
  answers = { '/discovery': { issuer: 'https://evil.example', jwks_uri: `${base}/keys` } };
  await expect(jwtVerify(await token(), keys(), at)).rejects.toThrow(/describes the issuer/);
  expect(asked).toEqual(['/discovery']);
});

async function signing() {
  const { token, jwk } = await issuer();
  return { token: () => token({ iss: base }), jwk };
}
