import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnsecuredJWT } from 'jose';
import { type Issuer, openIssuer } from '../../../local/console/issuer.ts';
import { createGateway, gatewayListener, type Invoke } from '../../../local/gateway/gateway.ts';
import type { HttpApi } from '../../../local/gateway/http-api.ts';
import { type LoopbackServer, serveLoopback } from '../../../local/loopback/serve.ts';

const ISSUER = 'https://issuer.example';
const authorizer = { issuer: ISSUER, audiences: ['web'], header: 'authorization' };
const API: HttpApi = {
  apiId: 'abc',
  region: 'eu-west-1',
  accountId: '111122223333',
  stage: '$default',
  throttle: { rateLimit: 1_000, burstLimit: 500 },
  cors: undefined,
  routes: [
    { key: 'PATCH /open/{id}', functionName: 'open', timeoutMs: 200, authorizer: undefined, scopes: [] },
    { key: 'HEAD /open/{id}', functionName: 'open', timeoutMs: 200, authorizer: undefined, scopes: [] },
    { key: 'GET /closed', functionName: 'closed', timeoutMs: 200, authorizer, scopes: [] },
    { key: 'GET /scoped', functionName: 'closed', timeoutMs: 200, authorizer, scopes: ['write'] },
  ],
};

describe('the gateway', () => {
  let folder: string;
  let issuer: Issuer;
  let gateway: LoopbackServer;
  let down = false;
  let invoke: Invoke;
  let mayInvoke: (functionName: string, sourceArn: string) => boolean;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-'));
    issuer = await openIssuer({ folder, name: ISSUER, audiences: ['web'], tenantClaim: 'tenant' });
    gateway = await serve(API);
  });
  beforeEach(() => {
    down = false;
    invoke = async (_name, _region, payload) => ({ payload });
    mayInvoke = () => true;
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  function serve(api: HttpApi): Promise<LoopbackServer> {
    const keysOf = () => issuer.keys;
    const gateway = createGateway({
      api,
      invoke: (...call) => invoke(...call),
      keysOf,
      isDown: () => down,
      mayInvoke: (...asked) => mayInvoke(...asked),
    });
    return serveLoopback(0, gatewayListener(gateway));
  }
  const get = (path: string, token?: string) =>
    fetch(
      `${gateway.url}${path}`,
      token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    );
  const patch = (path: string, init: RequestInit) =>
    fetch(`${gateway.url}${path}`, { method: 'PATCH', ...init });

  test('answers a HEAD with headers alone, and claims no length', async () => {
    invoke = async () => ({
      payload: JSON.stringify({ statusCode: 200, headers: { etag: '"a"' }, body: '' }),
    });
    const answer = await fetch(`${gateway.url}/open/a`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"a"']);
    expect(answer.headers.has('content-length')).toBe(false);
  });

  test('makes an event of payload format 2.0', async () => {
    const answer = await patch('/open/a%20b?x=1&x=2&y=%2B', {
      headers: { 'content-type': 'application/json; charset=utf-8', cookie: 'a=1; b=2', 'X-Two': 'one' },
      body: '{"ü":1}',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('apigw-requestid')).toMatch(/^[\w-]{16}$/);
    const event = (await answer.json()) as { headers: object };
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'PATCH /open/{id}',
      rawPath: '/open/a b',
      rawQueryString: 'x=1&x=2&y=%2B',
      cookies: ['a=1', 'b=2'],
      headers: { 'x-two': 'one', 'x-forwarded-for': '127.0.0.1' },
      queryStringParameters: { x: '1,2', y: '+' },
      pathParameters: { id: 'a b' },
      body: '{"ü":1}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '111122223333',
        apiId: 'abc',
        domainName: 'abc.execute-api.eu-west-1.amazonaws.com',
        http: { method: 'PATCH', path: '/open/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        routeKey: 'PATCH /open/{id}',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      },
    });
    expect(event.headers).not.toHaveProperty('cookie');
  });

  test.each([
    ['PATCH', '/open/1', 'arn:aws:execute-api:eu-west-1:111122223333:abc/$default/PATCH/open/{id}'],
    ['GET', '/elsewhere', 'arn:aws:execute-api:eu-west-1:111122223333:abc/$default/$default'],
  ])('fails where a function lets in no %s %s', async (method, path, arn) => {
    const routes = [...API.routes, { ...API.routes[0], key: '$default' }] as HttpApi['routes'];
    const other = await serve({ ...API, routes });
    mayInvoke = (functionName, sourceArn) => functionName !== 'open' || sourceArn !== arn;
    expect((await fetch(`${other.url}${path}`, { method })).status).toBe(500);
    await other.close();
  });

  test('tells the function’s pool when its client has left', async () => {
    let unheard: AbortSignal | undefined;
    const left = new Promise<void>((resolve) => {
      invoke = async (_name, _region, _payload, signal) => {
        unheard = signal;
        signal.addEventListener('abort', () => resolve());
        client.abort();
        await left;
        return { payload: '{}' };
      };
    });
    const client = new AbortController();
    await expect(patch('/open/1', { signal: client.signal })).rejects.toThrow('aborted');
    await left;
    expect(unheard?.aborted).toBe(true);
  });

  test('hands bodies of other types on as base64', async () => {
    const event = await (
      await patch('/open/1', { headers: { 'content-type': 'application/merge-patch+json' }, body: '{}' })
    ).json();
    expect(event).toMatchObject({ body: 'e30=', isBase64Encoded: true });
  });

  test('answers with the status, headers, cookies and bytes of the function', async () => {
    invoke = async () => ({
      payload: JSON.stringify({
        statusCode: 202,
        headers: { Location: '/x' },
        cookies: ['a=1', 'b=2'],
        body: 'AAH/',
        isBase64Encoded: true,
      }),
    });
    const answer = await patch('/open/1', { body: '{}' });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe('/x');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 1, 255]);
  });

  test('hands the claims of a good token on as text', async () => {
    const token = await issuer.token({ sub: 'kim', tenant: 'acme' });
    const event = (await (await get('/closed', token)).json()) as {
      requestContext: { authorizer: { jwt: object } };
    };
    expect(event.requestContext.authorizer.jwt).toMatchObject({
      claims: { sub: 'kim', tenant: 'acme', iss: ISSUER, aud: 'web', exp: expect.stringMatching(/^\d+$/) },
      scopes: null,
    });
  });

  test('refuses every bad token as API Gateway does', async () => {
    const other = await openIssuer({ folder, name: ISSUER, audiences: ['app'], tenantClaim: 'tenant' });
    const impostor = await openIssuer({
      folder,
      name: 'https://other',
      audiences: ['web'],
      tenantClaim: 'tenant',
    });
    const unsigned = new UnsecuredJWT({ sub: 'kim' })
      .setIssuer(ISSUER)
      .setAudience('web')
      .setExpirationTime('1h');
    const good = await issuer.token({ sub: 'kim' });
    const refused = {
      absent: undefined,
      garbage: 'x.y.z',
      expired: await issuer.token({ sub: 'kim', expiresIn: -60 }),
      'of another audience': await other.token({ sub: 'kim' }),
      'of another issuer': await impostor.token({ sub: 'kim' }),
      unsigned: unsigned.encode(),
      'with another signature': `${good.slice(0, -6)}AAAAAA`,
    };
    for (const [name, token] of Object.entries(refused)) {
      const answer = await get('/closed', token);
      expect([name, answer.status, await answer.json()]).toEqual([name, 401, { message: 'Unauthorized' }]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  test('answers 403 where the token lacks the scope of the route', async () => {
    const answer = await get('/scoped', await issuer.token({ sub: 'kim' }));
    expect([answer.status, await answer.json()]).toEqual([403, { message: 'Forbidden' }]);
  });

  test.each<[string, Invoke, number, string]>([
    [
      'the function fails',
      async () => ({ payload: '{}', functionError: 'Unhandled' }),
      500,
      'Internal Server Error',
    ],
    [
      'its status is no status',
      async () => ({ payload: '{"statusCode":"x"}' }),
      500,
      'Internal Server Error',
    ],
    ['the function is throttled', () => Promise.reject(new Error('throttled')), 503, 'Service Unavailable'],
    ['the function does not answer in time', () => new Promise(() => {}), 503, 'Service Unavailable'],
  ])('speaks for itself where %s', async (_, invocation, status, message) => {
    invoke = invocation;
    const answer = await patch('/open/1', { body: '{}' });
    expect([answer.status, await answer.json()]).toEqual([status, { message }]);
  });

  test('answers 404, 413, and 503 in a dark region, without calling a function', async () => {
    invoke = () => Promise.reject(new Error('must not be called'));
    expect((await get('/nowhere')).status).toBe(404);
    const large = await patch('/open/1', { body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect([large.status, await large.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
    down = true;
    expect((await get('/closed')).status).toBe(503);
  });

  test('throttles past the burst', async () => {
    const slow = await serve({ ...API, throttle: { rateLimit: 0.001, burstLimit: 2 } });
    const statuses: number[] = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${slow.url}/nowhere`)).status);
    expect(statuses).toEqual([404, 404, 429]);
    await slow.close();
  });

  test('refuses requests for another host and pages of another site', async () => {
    expect(
      (await fetch(`${gateway.url}/nowhere`, { headers: { origin: 'https://evil.example' } })).status,
    ).toBe(403);
    expect(
      (await fetch(`${gateway.url}/nowhere`, { headers: { origin: 'http://localhost:3000' } })).status,
    ).toBe(404);
    expect(await statusForHost('rebound.example')).toBe(403);
  });

  function statusForHost(host: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const call = request({ port: gateway.port, host: '127.0.0.1', headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.on('error', reject).end();
    });
  }
});
