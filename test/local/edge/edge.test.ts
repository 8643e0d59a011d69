import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distributionOf } from '../../../local/edge/distribution.ts';
import { startEdge } from '../../../local/edge/edge.ts';
import type { LoopbackServer } from '../../../local/loopback/serve.ts';

import { resources } from './edge-fixture.ts';

const FILES = new Map([['/meridian.json', '{"regions":[]}']]);

describe('the edge', () => {
  let origin: Server;
  let originUrl: string;
  let failures = 0;
  let folder: string;
  const started: LoopbackServer[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'site-'));
    await writeFile(join(folder, 'index.html'), '<h1>site</h1>');
    origin = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const failed = /^\/v1\/failing\?(\d+)/.exec(request.url ?? '')?.[1];
        if (failed) {
          response.writeHead(Number(failed), { 'cache-control': 'no-store' });
          response.end(String(++failures));
          return;
        }
        response.writeHead(202, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
        const { method, url, headers } = request;
        response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
      });
    });
    await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
    originUrl = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await Promise.all(started.map((edge) => edge.close()));
    origin.close();
    await rm(folder, { recursive: true });
  });

  async function edge(
    policyHeaders = ['CloudFront-Viewer-Country'],
    errors: readonly Record<string, unknown>[] = [],
  ) {
    const distribution = distributionOf(resources(policyHeaders, errors));
    if (!distribution) throw new Error('The resources hold a distribution.');
    const front = await startEdge({
      port: 0,
      distribution,
      site: { folder, files: () => FILES, about: () => ['endpoints <here>'] },
      originOf: (domainName) => {
        if (domainName === 'bucket.example') return 'site';
        const dead = { url: 'http://127.0.0.1:1', name: 'dead' };
        return domainName === 'dead.example' ? dead : { url: originUrl, name: domainName };
      },
      keyValues: async () => ({}),
      invoke: () => Promise.reject(new Error('No behaviour has a function.')),
      edgeRegion: 'us-east-1',
      defaultCountry: undefined,
    });
    started.push(front);
    return (path: string, init: RequestInit = {}) =>
      fetch(`${front.url}${path}`, { redirect: 'manual', ...init });
  }

  type Seen = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

  test('sends a request to the origin that the edge function selected, and streams the answer back', async () => {
    const call = await edge();
    const answer = await call('/v1/a%2Fb?x=1&x=2&y=%20', {
      method: 'PATCH',
      headers: { 'CloudFront-Viewer-Country': 'KR', cookie: 'p=1; q=2', 'x-forwarded-for': '192.0.2.7' },
      body: '{"a":1}',
    });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('x-local-origin')).toBe('asia.example');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=60; includeSubDomains');
    const seen = (await answer.json()) as Seen;
    expect(seen).toMatchObject({ method: 'PATCH', url: '/v1/a%2Fb?x=1&x=2&y=%20', body: '{"a":1}' });
    expect(seen.headers).toMatchObject({
      host: originUrl.replace('http://', ''),
      cookie: 'p=1; q=2',
      'x-forwarded-for': '192.0.2.7, 127.0.0.1',
    });
  });

  test('hides the country from the function where no policy asks for it', async () => {
    const call = await edge([]);
    const answer = await call('/v1/x', { headers: { 'CloudFront-Viewer-Country': 'KR' } });
    expect(answer.headers.get('x-local-origin')).toBe('home.example');
  });

  test('answers 502 as CloudFront does where the origin is dead', async () => {
    const call = await edge();
    const answer = await call('/v1/x', { headers: { 'CloudFront-Viewer-Country': 'DE' } });
    expect(answer.status).toBe(502);
    expect(answer.headers.get('x-cache')).toBe('Error from cloudfront');
    expect(await answer.text()).toContain('502 ERROR');
  });

  test('answers what failed again from its memory, to whoever asks the same', async () => {
    const call = await edge();
    const asked = async (token: string, method = 'GET') => {
      const answer = await call('/v1/failing?503', { method, headers: { authorization: token } });
      return [answer.status, await answer.text()];
    };
    const first = await asked('a');
    expect(first[0]).toBe(503);
    expect(await asked('a')).toEqual(first);
    expect(await asked('b')).not.toEqual(first);
    expect(await asked('a', 'DELETE')).not.toEqual(first);
  });

  test('asks the origin again where the distribution keeps an error for no time', async () => {
    const call = await edge(undefined, [{ ErrorCode: 503, ErrorCachingMinTTL: 0 }]);
    const first = await (await call('/v1/failing?503')).text();
    expect(await (await call('/v1/failing?503')).text()).not.toBe(first);
  });

  test('refuses to start with an error page, which it could not show', () => {
    const page = { ErrorCode: 404, ResponseCode: 200, ResponsePagePath: '/index.html' };
    expect(() => distributionOf(resources([], [page]))).toThrow('answers 404 with a page of its own');
  });

  test('answers 503 where the function fails, and what it says where it answers itself', async () => {
    const call = await edge();
    expect((await call('/v1/fail')).status).toBe(503);
    const moved = await call('/v1/moved');
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/v1/new']);
  });

  test('serves the site, refuses what is outside its folder, and refuses methods the behaviour does not allow', async () => {
    const call = await edge();
    const root = await call('/');
    expect([root.status, await root.text()]).toEqual([200, '<h1>site</h1>']);
    expect((await call('/..%2f..%2fetc%2fpasswd')).status).toBe(403);
    expect(await (await call('/meridian.json')).json()).toEqual({ regions: [] });
    expect((await call('/', { method: 'POST' })).status).toBe(403);
  });

  test('lets the site connect to this machine where it would connect to AWS, and keep what is named by its content', async () => {
    const call = await edge();
    const { headers } = await call('/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; connect-src http://127.0.0.1:* ws://127.0.0.1:* 'self' wss://broker.example",
    );
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  test('says what runs here where there is no site', async () => {
    const distribution = distributionOf(resources([]));
    if (!distribution) throw new Error('The resources hold a distribution.');
    const front = await startEdge({
      port: 0,
      distribution,
      site: { folder: undefined, files: () => FILES, about: () => ['endpoints <here>'] },
      originOf: () => 'site',
      keyValues: async () => ({}),
      invoke: () => Promise.reject(new Error('No behaviour has a function.')),
      edgeRegion: 'us-east-1',
      defaultCountry: undefined,
    });
    started.push(front);
    expect(await (await fetch(front.url)).text()).toContain('endpoints &lt;here>');
  });
});
