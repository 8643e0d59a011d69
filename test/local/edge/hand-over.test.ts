import { distributionOf } from '../../../local/edge/distribution.ts';
import { startEdge } from '../../../local/edge/edge.ts';
import type { CloudResource } from '../../../local/engines/engine.ts';
import { createGateway, gatewayListener } from '../../../local/gateway/gateway.ts';
import { type LoopbackServer, serveLoopback } from '../../../local/loopback/serve.ts';

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];
const DISTRIBUTION: CloudResource = {
  region: 'us-east-1',
  accountId: '1',
  stackName: 'Edge',
  type: 'AWS::CloudFront::Distribution',
  logicalId: 'Distribution',
  physicalName: 'Distribution',
  properties: {
    DistributionConfig: {
      Origins: [{ Id: 'api', DomainName: 'api.example' }],
      DefaultCacheBehavior: { TargetOriginId: 'api', AllowedMethods: METHODS },
    },
  },
};

/** Echoes its event, with the status that the query asks for. */
const gateway = createGateway({
  api: {
    apiId: 'abc',
    region: 'eu-west-1',
    accountId: '1',
    stage: '$default',
    throttle: { rateLimit: 1_000, burstLimit: 500 },
    cors: undefined,
    routes: [{ key: '$default', functionName: 'echo', timeoutMs: 500, authorizer: undefined, scopes: [] }],
  },
  invoke: async (_name, _region, payload) => {
    const statusCode = Number(JSON.parse(payload).queryStringParameters?.status ?? 200);
    const headers = { 'content-type': 'application/json', etag: '"a"' };
    return { payload: JSON.stringify({ statusCode, headers, cookies: ['a=1', 'b=2'], body: payload }) };
  },
  keysOf: () => {
    throw new Error('No route here asks for a token.');
  },
  isDown: () => false,
  mayInvoke: () => true,
});

describe('a request that the edge hands over in the same process', () => {
  const servers: LoopbackServer[] = [];
  let bySocket: string;
  let handedOver: string;

  beforeAll(async () => {
    const api = await serveLoopback(0, gatewayListener(gateway));
    const bare = await edgeBefore({ url: api.url, name: 'eu-west-1' });
    const near = await edgeBefore({ url: api.url, name: 'eu-west-1', gateway });
    servers.push(bare, near, api);
    bySocket = bare.url;
    handedOver = near.url;
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
  });

  test.each([
    ['a GET with a query', 'GET', '/v1/a%20b?x=1&x=2&y=%2B', undefined],
    ['a PATCH with a body', 'PATCH', '/v1/a', '{"ü":1}'],
    ['a DELETE without one', 'DELETE', '/v1/a', undefined],
    ['a HEAD', 'HEAD', '/v1/a', undefined],
    ['an error', 'GET', '/v1/a?status=404', undefined],
    ['a path that nobody can decode', 'GET', '/v1/%zz', undefined],
  ])('is answered as by a socket: %s', async (_name, method, path, body) => {
    const headers = { cookie: 'c=1; d=2', 'content-type': 'application/json', 'x-two': 'one' };
    const init = { method, headers, ...(body !== undefined && { body }) };
    const [near, far] = [await seen(`${handedOver}${path}`, init), await seen(`${bySocket}${path}`, init)];
    expect(near).toEqual(far);
  });
});

function edgeBefore(origin: {
  url: string;
  name: string;
  gateway?: typeof gateway;
}): Promise<LoopbackServer> {
  const distribution = distributionOf([DISTRIBUTION]);
  if (!distribution) throw new Error('The resources hold a distribution.');
  return startEdge({
    port: 0,
    distribution,
    site: { folder: undefined, files: () => new Map(), about: () => [] },
    originOf: () => origin,
    keyValues: async () => ({}),
    invoke: () => Promise.reject(new Error('No behaviour has a function.')),
    edgeRegion: 'us-east-1',
    defaultCountry: undefined,
  });
}

/** An answer without what is drawn anew each time or belongs to the one connection. */
async function seen(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  const { 'apigw-requestid': requestId, ...others } = Object.fromEntries(response.headers);
  const { 'x-amz-cf-id': _id, date: _date, 'content-length': length, ...headers } = others;
  const text = (await response.text())
    .replaceAll(String(requestId), 'ID')
    .replace(/"time(Epoch)?":("[^"]*"|\d+)/g, '')
    .replace(/Root=[-\w]+/, '')
    .replace('"connection":"keep-alive",', '')
    .replace(/127\.0\.0\.1:\d+/, 'HOST');
  const cookies = response.headers.getSetCookie();
  return { status: response.status, headers, cookies, hasLength: length !== undefined, event: text };
}
