import { UnsecuredJWT } from 'jose';
import { corsOf } from '../../../local/gateway/cors.ts';
import { createGateway, gatewayListener } from '../../../local/gateway/gateway.ts';
import { type LoopbackServer, serveLoopback } from '../../../local/loopback/serve.ts';

const APP = 'http://localhost:5173';
const SETTINGS = {
  AllowOrigins: [APP],
  AllowMethods: ['GET', 'PATCH'],
  AllowHeaders: ['Authorization', 'Content-Type'],
  ExposeHeaders: ['Location'],
  MaxAge: 60,
};
const authorizer = { issuer: 'https://issuer.example', audiences: ['web'], header: 'authorization' };

describe('an API that lets in the scripts of another page', () => {
  let server: LoopbackServer;

  const served = (settings: unknown) => {
    const gateway = createGateway({
      api: {
        apiId: 'abc',
        region: 'eu-west-1',
        accountId: '111122223333',
        stage: '$default',
        throttle: { rateLimit: 1_000, burstLimit: 500 },
        cors: corsOf(settings),
        routes: [
          { key: 'GET /open', functionName: 'open', timeoutMs: 200, authorizer: undefined, scopes: [] },
          { key: 'GET /closed', functionName: 'open', timeoutMs: 200, authorizer, scopes: [] },
        ],
      },
      invoke: async () => ({
        payload: JSON.stringify({
          statusCode: 202,
          headers: { 'access-control-allow-origin': '*' },
          body: '',
        }),
      }),
      keysOf: () => undefined as never,
      isDown: () => false,
      mayInvoke: () => true,
    });
    return serveLoopback(0, gatewayListener(gateway));
  };
  const asked = async (path: string, method: string, headers: Record<string, string>) => {
    const answer = await fetch(`${server.url}${path}`, { method, headers });
    const leave = [...answer.headers].filter(([name]) => name.startsWith('access-control-'));
    return { status: answer.status, leave: Object.fromEntries(leave) };
  };
  const preflight = {
    'access-control-request-method': 'PATCH',
    'access-control-request-headers': 'authorization',
  };

  afterEach(() => server.close());

  test('answers a preflight itself, without a token, whatever the path', async () => {
    server = await served(SETTINGS);
    expect(await asked('/closed', 'OPTIONS', { origin: APP, ...preflight })).toEqual({
      status: 204,
      leave: {
        'access-control-allow-origin': APP,
        'access-control-allow-methods': 'GET,PATCH',
        'access-control-allow-headers': 'Authorization,Content-Type',
        'access-control-max-age': '60',
        'access-control-expose-headers': 'Location',
      },
    });
  });

  test('says on each answer, a refusal too, who may read it and which headers', async () => {
    server = await served(SETTINGS);
    const leave = { 'access-control-allow-origin': APP, 'access-control-expose-headers': 'Location' };
    expect(await asked('/open', 'GET', { origin: APP })).toEqual({ status: 202, leave });
    const forged = new UnsecuredJWT({}).encode();
    const refused = await asked('/closed', 'GET', { origin: APP, authorization: `Bearer ${forged}` });
    expect(refused).toEqual({ status: 401, leave });
  });

  test('gives a page that it does not know no leave', async () => {
    server = await served(SETTINGS);
    const preflighted = await asked('/open', 'OPTIONS', { origin: 'http://localhost:6006', ...preflight });
    expect(preflighted).toEqual({ status: 204, leave: {} });
  });

  test('has no word of it where nothing is configured', async () => {
    server = await served(undefined);
    expect((await asked('/open', 'OPTIONS', { origin: APP, ...preflight })).status).toBe(404);
  });
});
