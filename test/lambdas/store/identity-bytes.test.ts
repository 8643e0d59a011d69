import fc from 'fast-check';
import { packIdentities, unpackIdentities } from '../../../lambdas/store/identity-bytes.ts';
import { ANNA, BEN, idAt } from '../domain/factories.ts';

describe('packed identities', () => {
  it('are the same when unpacked, versions and order included', () => {
    const entry = fc.tuple(
      fc.tuple(fc.integer({ min: 0, max: 2 ** 47 }), fc.constantFrom(ANNA, BEN)),
      fc.integer({ min: 1, max: 999_999_999_999 }),
    );
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const identities = new Map(
          entries.map(([[millis, source], version]) => [`${idAt(millis)}#${source}`, version]),
        );
        expect([...unpackIdentities(packIdentities(identities))]).toEqual([...identities]);
      }),
    );
  });

  it('take 37 bytes each', () => {
    expect(packIdentities(new Map([[`${idAt(1)}#${ANNA}`, 1]]))).toHaveLength(37);
  });
});
