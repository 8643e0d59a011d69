import { callerOf } from '../../../lambdas/http/caller.ts';
import { request } from './request-factory.ts';

const IDENTIFICATION = { salt: 'pepper', tenantClaim: 'custom:org' };
const callerWith = (claims: Record<string, unknown>) => callerOf(request({ claims }), IDENTIFICATION);

test('the tenant is in the claim that the deployment names', () => {
  const caller = callerWith({ sub: 'ada', iss: 'i', 'custom:org': 'acme', tenant: 'other' });
  expect(caller).toMatchObject({ subject: 'ada', issuer: 'i', tenant: 'acme' });
});

test('the same subject of two tenants, or two issuers, is two people', () => {
  const keys = [
    { sub: 'ada', iss: 'i', 'custom:org': 'acme' },
    { sub: 'ada', iss: 'i', 'custom:org': 'other' },
    { sub: 'ada', iss: 'j', 'custom:org': 'acme' },
    { sub: 'ada', iss: 'i' },
  ].map((claims) => callerWith(claims).userKey);
  expect(new Set(keys).size).toBe(4);
});

test.each([[{}], [{ sub: '' }], [{ sub: 7 }]])('a token that names nobody (%j) is refused', (claims) => {
  expect(() => callerWith(claims)).toThrow('no "sub" claim');
});
