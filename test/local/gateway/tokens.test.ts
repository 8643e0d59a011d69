import { UnsecuredJWT } from 'jose';
import { openIssuer } from '../../../local/console/issuer.ts';

import { gatewayOf, ISSUER } from './gateway-fixture.ts';

describe('the gateway', () => {
  const here = gatewayOf();

  test('hands the claims of a good token on as text', async () => {
    const token = await here.issuer.token({ sub: 'kim', tenant: 'acme' });
    const event = (await (await here.get('/closed', token)).json()) as {
      requestContext: { authorizer: { jwt: object } };
    };
    expect(event.requestContext.authorizer.jwt).toMatchObject({
      claims: { sub: 'kim', tenant: 'acme', iss: ISSUER, aud: 'web', exp: expect.stringMatching(/^\d+$/) },
      scopes: null,
    });
  });

  test('refuses every bad token as API Gateway does', async () => {
    const other = await openIssuer({
      folder: here.folder,
      name: ISSUER,
      audiences: ['app'],
      tenantClaim: 'tenant',
    });
    const impostor = await openIssuer({
      folder: here.folder,
      name: 'https://other',
      audiences: ['web'],
      tenantClaim: 'tenant',
    });
    const unsigned = new UnsecuredJWT({ sub: 'kim' })
      .setIssuer(ISSUER)
      .setAudience('web')
      .setExpirationTime('1h');
    const good = await here.issuer.token({ sub: 'kim' });
    const refused = {
      absent: undefined,
      garbage: 'x.y.z',
      expired: await here.issuer.token({ sub: 'kim', expiresIn: -60 }),
      'of another audience': await other.token({ sub: 'kim' }),
      'of another issuer': await impostor.token({ sub: 'kim' }),
      unsigned: unsigned.encode(),
      'with another signature': `${good.slice(0, -6)}AAAAAA`,
    };
    for (const [name, token] of Object.entries(refused)) {
      const answer = await here.get('/closed', token);
      expect([name, answer.status, await answer.json()]).toEqual([name, 401, { message: 'Unauthorized' }]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  test('answers 403 where the token lacks the scope of the route', async () => {
    const answer = await here.get('/scoped', await here.issuer.token({ sub: 'kim' }));
    expect([answer.status, await answer.json()]).toEqual([403, { message: 'Forbidden' }]);
  });
});
