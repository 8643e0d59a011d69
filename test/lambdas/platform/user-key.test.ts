import fc from 'fast-check';
import { userKeyOf } from '../../../lambdas/platform/user-key.ts';

const person = fc.record({ issuer: fc.string(), tenant: fc.string(), subject: fc.string() });

test('is 128 bits of an HMAC over the JSON array of issuer, tenant and subject', () => {
  // printf '["i","t","s"]' | openssl dgst -sha256 -hmac salt
  expect(userKeyOf('salt', { issuer: 'i', tenant: 't', subject: 's' })).toBe(
    '2255f65a0a88b901ce75ab1ae1efe056',
  );
});

test('no two people share a key, however their names are cut', () => {
  fc.assert(
    fc.property(person, person, (a, b) => {
      const isSame = a.issuer === b.issuer && a.tenant === b.tenant && a.subject === b.subject;
      expect(userKeyOf('salt', a) === userKeyOf('salt', b)).toBe(isSame);
    }),
  );
  const cut = (issuer: string, tenant: string) => userKeyOf('salt', { issuer, tenant, subject: 's' });
  expect(cut('a","b', 'c')).not.toBe(cut('a', 'b","c'));
});

test('another deployment knows nobody by the same key', () => {
  const ada = { issuer: 'i', tenant: 't', subject: 's' };
  expect(userKeyOf('one', ada)).not.toBe(userKeyOf('two', ada));
});
