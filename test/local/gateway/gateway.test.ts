import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Invoke } from '../../../local/gateway/gateway.ts';
import type { HttpApi } from '../../../local/gateway/http-api.ts';

import { API, gatewayOf } from './gateway-fixture.ts';

describe('the gateway', () => {
  const here = gatewayOf();

  test('answers a HEAD with headers alone, and claims no length', async () => {
    here.invoke = async () => ({
      payload: JSON.stringify({ statusCode: 200, headers: { etag: '"a"' }, body: '' }),
    });
    const answer = await fetch(`${here.gateway.url}/open/a`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"a"']);
    expect(answer.headers.has('content-length')).toBe(false);
  });

  test('makes an event of payload format 2.0', async () => {
    const answer = await here.patch('/open/a%20b?x=1&x=2&y=%2B', {
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
    const other = await here.serve({ ...API, routes });
    here.mayInvoke = (functionName, sourceArn) => functionName !== 'open' || sourceArn !== arn;
    expect((await fetch(`${other.url}${path}`, { method })).status).toBe(500);
    await other.close();
  });

  test('tells the function’s pool when its client has left', async () => {
    let unheard: AbortSignal | undefined;
    const left = new Promise<void>((resolve) => {
      here.invoke = async (_name, _region, _payload, signal) => {
        unheard = signal;
        signal.addEventListener('abort', () => resolve());
        client.abort();
        await left;
        return { payload: '{}' };
      };
    });
    const client = new AbortController();
    await expect(here.patch('/open/1', { signal: client.signal })).rejects.toThrow('aborted');
    await left;
    expect(unheard?.aborted).toBe(true);
  });

  test('tells the pool nothing when its client has the answer', async () => {
    let unheard: AbortSignal | undefined;
    here.invoke = async (_name, _region, _payload, signal) => {
      unheard = signal;
      return { payload: '{}' };
    };
    await (await here.patch('/open/1', {})).text();
    await sleep(50);
    expect(unheard?.aborted).toBe(false);
  });

  test('hands bodies of other types on as base64', async () => {
    const event = await (
      await here.patch('/open/1', { headers: { 'content-type': 'application/merge-patch+json' }, body: '{}' })
    ).json();
    expect(event).toMatchObject({ body: 'e30=', isBase64Encoded: true });
  });

  test('answers with the status, headers, cookies and bytes of the function', async () => {
    here.invoke = async () => ({
      payload: JSON.stringify({
        statusCode: 202,
        headers: { Location: '/x' },
        cookies: ['a=1', 'b=2'],
        body: 'AAH/',
        isBase64Encoded: true,
      }),
    });
    const answer = await here.patch('/open/1', { body: '{}' });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe('/x');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 1, 255]);
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
    here.invoke = invocation;
    const answer = await here.patch('/open/1', { body: '{}' });
    expect([answer.status, await answer.json()]).toEqual([status, { message }]);
  });

  test('answers 404, 413, and 503 in a dark region, without calling a function', async () => {
    here.invoke = () => Promise.reject(new Error('must not be called'));
    expect((await here.get('/nowhere')).status).toBe(404);
    const large = await here.patch('/open/1', { body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect([large.status, await large.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
    here.isDown = true;
    expect((await here.get('/closed')).status).toBe(503);
  });

  test('throttles past the burst', async () => {
    const slow = await here.serve({ ...API, throttle: { rateLimit: 0.001, burstLimit: 2 } });
    const statuses: number[] = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await fetch(`${slow.url}/nowhere`)).status);
    expect(statuses).toEqual([404, 404, 429]);
    await slow.close();
  });

  test('refuses requests for another host and pages of another site', async () => {
    expect(
      (await fetch(`${here.gateway.url}/nowhere`, { headers: { origin: 'https://evil.example' } })).status,
    ).toBe(403);
    expect(
      (await fetch(`${here.gateway.url}/nowhere`, { headers: { origin: 'http://localhost:3000' } })).status,
    ).toBe(404);
    expect(await statusForHost('rebound.example')).toBe(403);
  });

  function statusForHost(host: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const call = request({ port: here.gateway.port, host: '127.0.0.1', headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.on('error', reject).end();
    });
  }
});
