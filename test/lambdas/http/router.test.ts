import { notFound } from '../../../lambdas/http/not-found.ts';
import { routed } from '../../../lambdas/http/router.ts';
import { request } from './request-factory.ts';

const answered = { statusCode: 200, headers: { etag: '"a"' }, body: '{"status":"ok"}' };
const route = routed({ 'GET /v1/health': async () => answered });

test('a HEAD does what the GET does', async () => {
  expect(await route(request({ routeKey: 'GET /v1/health' }))).toEqual(answered);
  expect(await route(request({ routeKey: 'HEAD /v1/health' }))).toEqual(answered);
});

test.each([
  ['/v1/health', 'POST', 'GET, HEAD'],
  ['/v1/sessions/x/profile', 'HEADS', 'PATCH, GET, HEAD'],
  ['/v1/batch', 'HEAD', 'POST'],
])('the methods of %s, told to a %s, are %s', async (path, method, allow) => {
  const refusal = notFound(request({ path, method }));
  await expect(refusal).rejects.toMatchObject({ code: 'method-not-allowed', headers: { allow } });
});
