import { ROUTES } from '../../../lambdas/contract/routes.ts';
import { BOB, bodyOf, reader } from './read-fixture.ts';

describe('the health of a region', () => {
  it('is ok while its tables answer, and tells nothing else', async () => {
    const { get } = reader();
    const answer = await get('/v1/health');
    expect(answer.statusCode).toBe(200);
    expect(bodyOf(answer)).toEqual({ status: 'ok', region: 'eu-west-1' });
  });

  it('is 503 while they do not, and keeps the reason to itself', async () => {
    const { get } = reader({
      probe: async () => {
        throw new Error('secret host name');
      },
    });
    const answer = await get('/v1/health');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('secret');
  });
});

describe('the description of the API', () => {
  it('has every route, and may be kept for a while', async () => {
    const { get } = reader();
    const answer = await get('/v1/openapi.json');
    const { openapi, paths } = bodyOf(answer);
    expect(openapi).toBe('3.1.0');
    const described = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted());
    expect(answer.headers['cache-control']).toContain('public');
  });

  it('refers to no schema that it lacks', async () => {
    const { get } = reader();
    const { body } = await get('/v1/openapi.json');
    const { schemas } = JSON.parse(body).components;
    const named = [...body.matchAll(/#\/components\/schemas\/([\w.]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !Object.hasOwn(schemas, name ?? ''))).toEqual([]);
  });
});

describe('what a device needs to connect', () => {
  it('is about the caller and this region', async () => {
    const { get } = reader();
    const answer = await get('/v1/realtime', { as: 'bob' });
    expect(answer.statusCode).toBe(200);
    expect(bodyOf(answer)).toEqual({
      endpoint: 'wss://broker.example/mqtt',
      authorizer: 'app-authorizer',
      clientIdPrefix: `${BOB}~`,
      everyone: 'meridian/app/all',
      inbox: `meridian/app/u/${BOB}/in`,
    });
  });
});

describe('a path that read does not know', () => {
  it('is 404', async () => {
    const { get } = reader();
    expect((await get('/v1/nothing')).statusCode).toBe(404);
  });
});
