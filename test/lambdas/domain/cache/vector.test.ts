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

  test('has its largest component at 127, whatever its sign and its length were', () => {
    const { bytes, scale } = byteVector([30, -40]);
    expect([...bytes]).toEqual([95, -127]);
    expect(scale).toBeCloseTo(0.8 / 127, 12);
  });

  test.each([
    [[3, 4], [3, 4], 1],
    [[3, 4], [-3, -4], -1],
    [[3, 4], [4, -3], 0],
  ])('of %j and of %j has a cosine of %d', (one, other, expected) => {
    expect(cosine(byteVector(one), byteVector(other))).toBeCloseTo(expected, 2);
  });

  test.each([[[0, 0]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]]])('is not made of %j', (bad) => {
    expect(() => byteVector(bad)).toThrow(RangeError);
  });
});
