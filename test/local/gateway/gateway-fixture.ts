import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Issuer, openIssuer } from '../../../local/console/issuer.ts';
import { createGateway, gatewayListener, type Invoke } from '../../../local/gateway/gateway.ts';
import type { HttpApi } from '../../../local/gateway/http-api.ts';
import { type LoopbackServer, serveLoopback } from '../../../local/loopback/serve.ts';

export const ISSUER = 'https://issuer.example';
const authorizer = { issuer: ISSUER, audiences: ['web'], header: 'authorization' };
export const API: HttpApi = {
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

/** One gateway for the tests of a file, and what stands behind it. */
export function gatewayOf() {
  let folder: string;
  let issuer: Issuer;
  let gateway: LoopbackServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-'));
    issuer = await openIssuer({ folder, name: ISSUER, audiences: ['web'], tenantClaim: 'tenant' });
    gateway = await serve(API);
  });
  beforeEach(() => {
    here.isDown = false;
    here.invoke = async (_name, _region, payload) => ({ payload });
    here.mayInvoke = () => true;
  });
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  function serve(api: HttpApi): Promise<LoopbackServer> {
    const gateway = createGateway({
      api,
      invoke: (...call) => here.invoke(...call),
      keysOf: () => issuer.keys,
      isDown: () => here.isDown,
      mayInvoke: (...asked) => here.mayInvoke(...asked),
    });
    return serveLoopback(0, gatewayListener(gateway));
  }

  const here = {
    isDown: false,
    invoke: (async (_name, _region, payload) => ({ payload })) as Invoke,
    mayInvoke: (_functionName: string, _sourceArn: string) => true,
    serve,
    get folder() {
      return folder;
    },
    get issuer() {
      return issuer;
    },
    get gateway() {
      return gateway;
    },
    get: (path: string, token?: string) =>
      fetch(
        `${gateway.url}${path}`,
        token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
      ),
    patch: (path: string, init: RequestInit) => fetch(`${gateway.url}${path}`, { method: 'PATCH', ...init }),
  };
  return here;
}
