import fc from 'fast-check';
import { byteVector, cosine } from '../../../../lambdas/domain/cache/vector.ts';
import { runs } from '../arbitraries.ts';

describe('a vector in bytes', () => {
  test('keeps cosines within a hundredth', () => {
    const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(vector, vector, (one, other) => {
        const length = (some: number[]) => Math.hypot(...some);
        fc.pre(length(one) > 0.1 && length(other) > 0.1);
        const exact =
          one.reduce((sum, value, at) => sum + value * (other[at] as number), 0) /
          (length(one) * length(other));
        expect(Math.abs(cosine(byteVector(one), byteVector(other)) - exact)).toBeLessThan(0.011);
      }),
      runs,
    );
  });

  test.each([[[0, 0]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]]])('is not made of %j', (bad) => {
    expect(() => byteVector(bad)).toThrow(RangeError);
  });
});
