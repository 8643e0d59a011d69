import fc from 'fast-check';
import { ByteIndex } from '../../../lambdas/cache/scan/byte-index.ts';
import { byteVector, cosine } from '../../../lambdas/domain/cache/vector.ts';
import { runs } from '../domain/arbitraries.ts';

const component = fc.double({ min: -1, max: 1, noNaN: true });
const LEAST = 0.3;
/** The scan counts in 32 bits: what is so near to the least similarity may be found by one of the two alone. */
const NEAR = 1e-6;

describe('a scan in WebAssembly', () => {
  test.each([1, 15, 16, 17, 40])('finds in %i dimensions what plain TypeScript finds', (dimensions) => {
    const vector = fc
      .array(component, { minLength: dimensions, maxLength: dimensions })
      .filter((all) => Math.hypot(...all) > 0.01)
      .map((all) => byteVector(all));
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 150 }), vector, (all, sought) => {
        const index = new ByteIndex(dimensions);
        for (const one of all) {
          index.add(one);
        }
        const similarities = all.map((one) => cosine(one, sought));
        fc.pre(similarities.every((similarity) => Math.abs(similarity - LEAST) > NEAR));
        const expected = similarities
          .filter((similarity) => similarity >= LEAST)
          .sort((a, b) => b - a)
          .slice(0, 4);
        const found = index.nearest(sought, 4, LEAST).map(({ similarity }) => similarity);
        expect(found).toHaveLength(expected.length);
        found.forEach((similarity, at) => {
          expect(similarity).toBeCloseTo(expected[at] as number, 4);
        });
      }),
      { ...runs, numRuns: 30 },
    );
  });

  test('finds no row that was cleared, and the new vector of one that was put anew', () => {
    const index = new ByteIndex(2);
    const [east, north] = [byteVector([1, 0]), byteVector([0, 1])];
    index.add(east);
    index.add(north);
    index.clear(0);
    expect(index.nearest(east, 5, 0.1)).toEqual([]);
    index.put(1, east);
    expect(index.nearest(east, 5, 0.1)).toMatchObject([{ row: 1 }]);
    expect(index.rows).toBe(2);
  });

  test('refuses a vector of other dimensions', () => {
    expect(() => new ByteIndex(3).add(byteVector([1, 0]))).toThrow(RangeError);
  });
});
