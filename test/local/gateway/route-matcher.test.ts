import { type MatchRoute, routeMatcher } from '../../../local/gateway/route-matcher.ts';

function matching(...keys: string[]): MatchRoute {
  return routeMatcher(
    keys.map((key) => ({ key, functionName: key, timeoutMs: 1, authorizer: undefined, scopes: [] })),
  );
}

describe('route matching', () => {
  test('binds decoded path parameters', () => {
    const match = matching('PUT /v1/sessions/{id}/members/{subject}')('PUT', '/v1/sessions/a.b/members/x y');
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
    const match = matching('$default', 'ANY /pets/{proxy+}', 'GET /pets/{id}', 'GET /pets/5');
    expect(match(method, path)?.route.key).toBe(key);
  });

  test('finds nothing where there is no $default', () => {
    expect(matching('GET /a.b')('GET', '/axb')).toBeUndefined();
    expect(matching('GET /a.b')('POST', '/a.b')).toBeUndefined();
  });
});
