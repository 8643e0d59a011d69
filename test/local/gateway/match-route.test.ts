import type { HttpRoute } from '../../../local/gateway/http-api.ts';
import { matchRoute } from '../../../local/gateway/match-route.ts';

function routes(...keys: string[]): HttpRoute[] {
  return keys.map((key) => ({ key, functionName: key, timeoutMs: 1, authorizer: undefined, scopes: [] }));
}

describe('route matching', () => {
  test('binds decoded path parameters', () => {
    const match = matchRoute(
      routes('PUT /v1/sessions/{id}/members/{subject}'),
      'PUT',
      '/v1/sessions/a.b/members/x y',
    );
    expect(match?.pathParameters).toEqual({ id: 'a.b', subject: 'x y' });
  });

  test.each([
    ['GET', '/pets/5', 'GET /pets/5'],
    ['GET', '/pets/6', 'GET /pets/{id}'],
    ['GET', '/pets/6/toys', 'ANY /pets/{proxy+}'],
    ['POST', '/pets/6', 'ANY /pets/{proxy+}'],
    ['GET', '/pets', '$default'],
    ['GET', '/pets/', '$default'],
    ['GET', '/petsx/5', '$default'],
  ])('sends %s %s to %s', (method, path, key) => {
    const table = routes('$default', 'ANY /pets/{proxy+}', 'GET /pets/{id}', 'GET /pets/5');
    expect(matchRoute(table, method, path)?.route.key).toBe(key);
  });

  test('finds nothing where there is no $default', () => {
    expect(matchRoute(routes('GET /a.b'), 'GET', '/axb')).toBeUndefined();
    expect(matchRoute(routes('GET /a.b'), 'POST', '/a.b')).toBeUndefined();
  });
});
